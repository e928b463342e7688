package org.masthead.membership.apple;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.apple.itunes.storekit.client.APIError;
import com.apple.itunes.storekit.client.APIException;
import com.apple.itunes.storekit.model.Data;
import com.apple.itunes.storekit.model.JWSRenewalInfoDecodedPayload;
import com.apple.itunes.storekit.model.JWSTransactionDecodedPayload;
import com.apple.itunes.storekit.model.LastTransactionsItem;
import com.apple.itunes.storekit.model.NotificationHistoryRequest;
import com.apple.itunes.storekit.model.NotificationHistoryResponseItem;
import com.apple.itunes.storekit.model.ResponseBodyV2DecodedPayload;
import com.apple.itunes.storekit.model.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.masthead.aws.Secret;
import org.masthead.json.Json;
import org.masthead.lambda.Log;
import org.masthead.member.Plans;
import org.masthead.member.Store;
import org.masthead.member.SubscriptionEvent;
import org.masthead.member.SubscriptionId;
import org.masthead.membership.store.Look;
import org.masthead.membership.store.Meaning;
import org.masthead.membership.store.Renewed;
import org.masthead.membership.store.Shop;
import org.masthead.membership.store.StoreEvent;

/** The App Store. What it sends is signed and whole: nothing is read again. */
public final class AppleShop implements Shop {

    private static final String KEY = "appleKey";

    private final AppleSignatures signatures;
    private final AppleTerms terms;
    private final Supplier<AppleApi> api;
    private final BooleanSupplier canAsk;
    private final InstantSource clock;

    private AppleShop(
            AppleSignatures signatures,
            Plans plans,
            Supplier<AppleApi> api,
            BooleanSupplier canAsk,
            InstantSource clock) {
        this.signatures = signatures;
        this.terms = new AppleTerms(plans);
        this.api = api;
        this.canAsk = canAsk;
        this.clock = clock;
    }

    /** Asks Apple with the key in the secret; without one, Apple is only listened to. */
    public static AppleShop of(
            AppleSettings settings, Plans plans, Secret secret, InstantSource clock) {
        var api =
                new Renewed<>(
                        () -> secret.get(KEY),
                        key ->
                                new AppleApi(
                                        settings,
                                        key,
                                        secret.get("appleKeyId"),
                                        secret.get("appleIssuerId")));
        return new AppleShop(
                AppleSignatures.ofAnyTime(settings), plans, api, () -> secret.has(KEY), clock);
    }

    @Override
    public Meaning understand(StoreEvent event) {
        try {
            return meaning(event.id(), signatures.notification(AppleDoor.payload(event.body())));
        } catch (AppleSignatures.Refused e) {
            throw new IllegalArgumentException(
                    "notification %s of Apple: %s".formatted(event.id(), e.getMessage()), e);
        }
    }

    private Meaning meaning(String id, ResponseBodyV2DecodedPayload notification)
            throws AppleSignatures.Refused {
        var type = notification.getNotificationType();
        if (type == null) {
            return new Meaning.Unknown(String.valueOf(notification.getRawNotificationType()));
        }
        var subtype = Optional.ofNullable(notification.getSubtype());
        return switch (NotificationTypes.kind(type, subtype)) {
            case NotificationTypes.Kind.Event(var event) -> said(id, event, notification);
            case NotificationTypes.Kind.Ignored(var why) -> new Meaning.Ignored(type.name(), why);
        };
    }

    private Meaning said(
            String id, SubscriptionEvent event, ResponseBodyV2DecodedPayload notification)
            throws AppleSignatures.Refused {
        var data = Optional.ofNullable(notification.getData());
        var transaction = data.map(Data::getSignedTransactionInfo);
        if (transaction.isEmpty()) {
            return new Meaning.Ignored(event.name(), "it is about no transaction");
        }
        var said =
                new Said(
                        signatures.transaction(transaction.get()),
                        renewal(data.map(Data::getSignedRenewalInfo)),
                        data.map(Data::getStatus),
                        signedAt(notification.getSignedDate()));
        if (said.transaction().getExpiresDate() == null) {
            return new Meaning.Ignored(event.name(), "it is about a purchase without an end");
        }
        return Meaning.said(terms.line(id, event, said, clock.instant()));
    }

    private Optional<JWSRenewalInfoDecodedPayload> renewal(Optional<String> jws)
            throws AppleSignatures.Refused {
        return jws.isPresent() ? Optional.of(signatures.renewal(jws.get())) : Optional.empty();
    }

    private Instant signedAt(@Nullable Long millis) {
        return AppleTerms.time(millis)
                .orElseThrow(() -> new IllegalArgumentException("Apple signed without a time"));
    }

    /**
     * What an app sends after a purchase or a restore: Apple's word about one transaction. Apple
     * itself is asked for the rest where the API's key is there.
     *
     * @throws AppleSignatures.Refused where it is none of Apple's, or none of this app's
     * @throws RuntimeException where Apple is asked and cannot be reached: try again
     */
    public Look brought(String signedTransaction) throws AppleSignatures.Refused {
        var transaction = signatures.transaction(signedTransaction);
        if (transaction.getExpiresDate() == null
                || transaction.getOriginalTransactionId() == null) {
            throw new AppleSignatures.Refused("it is no subscription");
        }
        var id = new SubscriptionId(Store.APPLE, transaction.getOriginalTransactionId());
        // The transaction may be an old one: what came after it, a refund too, only Apple knows.
        var now = canAsk.getAsBoolean() ? look(id) : Optional.<Look>empty();
        return now.isPresent() ? now.get() : alone(transaction);
    }

    private Look alone(JWSTransactionDecodedPayload transaction) {
        var signedAt = signedAt(transaction.getSignedDate());
        var said = new Said(transaction, Optional.empty(), Optional.empty(), signedAt);
        return new Look(
                terms.line(
                        "transaction-%s-%d"
                                .formatted(transaction.getTransactionId(), signedAt.toEpochMilli()),
                        SubscriptionEvent.SEEN,
                        said,
                        clock.instant()),
                false);
    }

    @Override
    public Optional<Look> look(SubscriptionId subscription) {
        try {
            var answer = api.get().getAllSubscriptionStatuses(subscription.id(), new Status[0]);
            for (var group : answer.getData()) {
                for (var last : group.getLastTransactions()) {
                    if (subscription.id().equals(last.getOriginalTransactionId())) {
                        return Optional.of(look(last));
                    }
                }
            }
            return Optional.empty();
        } catch (APIException e) {
            if (isUnknown(e)) {
                return Optional.empty();
            }
            throw new IllegalStateException("Apple answered " + e.getHttpStatusCode(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AppleSignatures.Refused e) {
            throw new IllegalStateException("Apple's own answer is refused", e);
        }
    }

    private static boolean isUnknown(APIException e) {
        return e.getApiError() == APIError.ORIGINAL_TRANSACTION_ID_NOT_FOUND
                || e.getApiError() == APIError.TRANSACTION_ID_NOT_FOUND
                || e.getHttpStatusCode() == 404;
    }

    private Look look(LastTransactionsItem last) throws AppleSignatures.Refused {
        var transaction = signatures.transaction(last.getSignedTransactionInfo());
        var renewal = renewal(Optional.ofNullable(last.getSignedRenewalInfo()));
        var signedAt = signedAt(transaction.getSignedDate());
        var said = new Said(transaction, renewal, Optional.ofNullable(last.getStatus()), signedAt);
        return new Look(
                terms.line(
                        "seen-" + signedAt.toEpochMilli(),
                        SubscriptionEvent.SEEN,
                        said,
                        clock.instant()),
                false);
    }

    /** The App Store waits for nobody. */
    @Override
    public void acknowledge(Look look) {
        throw new IllegalStateException("Apple asks for no acknowledgement");
    }

    /** Those of which Apple knows that we did not take them. */
    @Override
    public List<StoreEvent> missed(Instant since) {
        if (!canAsk.getAsBoolean()) {
            return List.of();
        }
        var request =
                new NotificationHistoryRequest()
                        .startDate(since.toEpochMilli())
                        .endDate(clock.millis())
                        .onlyFailures(true);
        try {
            var missed = new ArrayList<StoreEvent>();
            @Nullable String page = null;
            boolean more = true;
            while (more) {
                var answer = api.get().getNotificationHistory(page, request);
                Optional.ofNullable(answer.getNotificationHistory())
                        .orElse(List.of())
                        .forEach(item -> event(item).ifPresent(missed::add));
                page = answer.getPaginationToken();
                more = Boolean.TRUE.equals(answer.getHasMore()) && page != null;
            }
            return missed;
        } catch (APIException e) {
            throw new IllegalStateException("Apple answered " + e.getHttpStatusCode(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<StoreEvent> event(NotificationHistoryResponseItem item) {
        var payload = Optional.ofNullable(item.getSignedPayload()).orElse("");
        try {
            var id = signatures.notification(payload).getNotificationUUID();
            var body = Json.writeBytes(Map.of("signedPayload", payload));
            return Optional.ofNullable(id)
                    .map(it ->
                            new StoreEvent(
                                    Store.APPLE, it, clock.instant(), new String(body, UTF_8)));
        } catch (AppleSignatures.Refused e) {
            Log.warn(
                    "Apple's history holds what is refused",
                    "reason",
                    String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
