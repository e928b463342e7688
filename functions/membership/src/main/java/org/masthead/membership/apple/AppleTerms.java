package org.masthead.membership.apple;

import com.apple.itunes.storekit.model.AutoRenewStatus;
import com.apple.itunes.storekit.model.InAppOwnershipType;
import com.apple.itunes.storekit.model.JWSRenewalInfoDecodedPayload;
import com.apple.itunes.storekit.model.OfferDiscountType;
import com.apple.itunes.storekit.model.Status;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.member.LedgerLine;
import org.masthead.member.Plans;
import org.masthead.member.Store;
import org.masthead.member.SubscriptionEvent;
import org.masthead.member.SubscriptionId;
import org.masthead.member.SubscriptionState;
import org.masthead.member.Terms;

/** Apple's words for a subscription in ours. */
record AppleTerms(Plans plans) {

    /** The ledger line of what Apple said; an event that does not fit the state is only a look. */
    LedgerLine line(String id, SubscriptionEvent event, Said said, Instant now) {
        var terms = terms(said);
        var fitting = event.leadsTo().contains(terms.state()) ? event : SubscriptionEvent.SEEN;
        var line = LedgerLine.of(id, subscription(said), fitting, said.signedAt(), now, terms);
        var shared =
                said.transaction().getInAppOwnershipType() == InAppOwnershipType.FAMILY_SHARED
                        ? line.shared()
                        : line;
        return Optional.ofNullable(said.transaction().getAppAccountToken())
                .map(UUID::toString)
                .map(shared::heldBy)
                .orElse(shared);
    }

    private static SubscriptionId subscription(Said said) {
        return new SubscriptionId(
                Store.APPLE,
                Optional.ofNullable(said.transaction().getOriginalTransactionId()).orElse(""));
    }

    private Terms terms(Said said) {
        var product = Optional.ofNullable(said.transaction().getProductId()).orElse("");
        return new Terms(
                state(said),
                periodEnd(said),
                graceEnd(said),
                renews(said),
                product,
                plans.idOf(Store.APPLE, product));
    }

    /**
     * Apple's own summary where there is one: a refund may be of a period long over, while the
     * subscription goes on.
     */
    private static SubscriptionState state(Said said) {
        return said.status()
                .map(status -> state(status, said))
                .orElseGet(() -> stateOfTransaction(said));
    }

    private static SubscriptionState state(Status status, Said said) {
        return switch (status) {
            case ACTIVE -> running(said);
            case EXPIRED -> SubscriptionState.EXPIRED;
            case BILLING_RETRY -> SubscriptionState.HOLD;
            case BILLING_GRACE_PERIOD ->
                    graceEnd(said).isPresent() ? SubscriptionState.GRACE : running(said);
            case REVOKED -> SubscriptionState.REVOKED;
        };
    }

    private static SubscriptionState stateOfTransaction(Said said) {
        if (said.transaction().getRevocationDate() != null) {
            return SubscriptionState.REVOKED;
        }
        return periodEnd(said).filter(said.signedAt()::isBefore).isPresent()
                ? running(said)
                : SubscriptionState.EXPIRED;
    }

    private static SubscriptionState running(Said said) {
        if (periodEnd(said).isEmpty()) {
            return SubscriptionState.EXPIRED;
        }
        return said.transaction().getOfferDiscountType() == OfferDiscountType.FREE_TRIAL
                ? SubscriptionState.TRIAL
                : SubscriptionState.ACTIVE;
    }

    /** Of the subscription, which a refunded transaction's own end may lie far before. */
    private static Optional<Instant> periodEnd(Said said) {
        return said.renewal()
                .flatMap(it -> time(it.getRenewalDate()))
                .or(() -> time(said.transaction().getExpiresDate()));
    }

    private static Optional<Instant> graceEnd(Said said) {
        return said.renewal().flatMap(it -> time(it.getGracePeriodExpiresDate()));
    }

    /** What an app sends does not say; most renew, and a line of Apple's own follows. */
    private static boolean renews(Said said) {
        return said.renewal()
                .map(JWSRenewalInfoDecodedPayload::getAutoRenewStatus)
                .map(status -> status == AutoRenewStatus.ON)
                .orElse(said.renewal().isEmpty());
    }

    /** Milliseconds since 1970. */
    static Optional<Instant> time(@Nullable Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }
}
