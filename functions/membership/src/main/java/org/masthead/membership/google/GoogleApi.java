package org.masthead.membership.google;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.androidpublisher.AndroidPublisher;
import com.google.api.services.androidpublisher.AndroidPublisherScopes;
import com.google.api.services.androidpublisher.model.SubscriptionPurchaseV2;
import com.google.api.services.androidpublisher.model.SubscriptionPurchasesAcknowledgeRequest;
import com.google.api.services.androidpublisher.model.VoidedPurchase;
import com.google.api.services.androidpublisher.model.VoidedPurchasesListResponse;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.ServiceAccountCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Google Play Developer API, through Google's own client. */
final class GoogleApi {

    private static final int PATIENCE_MILLIS = 10_000;

    /**
     * Google could not be asked, or said no. Without its cause: Google's own messages hold the
     * address, and that the purchase's token.
     */
    static final class Unreachable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;

        Unreachable(IOException cause) {
            super(words(cause));
            this.status = cause instanceof HttpResponseException said ? said.getStatusCode() : 0;
        }

        private static String words(IOException cause) {
            return switch (cause) {
                case GoogleJsonResponseException said ->
                        "Google answered %d %s".formatted(said.getStatusCode(), reason(said));
                case HttpResponseException said ->
                        "Google answered %d".formatted(said.getStatusCode());
                default -> "Google could not be asked: " + cause.getClass().getSimpleName();
            };
        }

        private static String reason(GoogleJsonResponseException said) {
            return Optional.ofNullable(said.getDetails())
                    .flatMap(details -> Optional.ofNullable(details.getErrors()))
                    .flatMap(errors -> errors.stream().findFirst())
                    .map(error -> String.valueOf(error.getReason()))
                    .orElse("without a reason");
        }

        /** Whether what was sent is no token at all (400). */
        boolean isOfNoToken() {
            return status == 400;
        }

        /** Whether Google does not know the token (404), or not any more (410). */
        boolean isOfUnknownToken() {
            return status == 404 || status == 410;
        }
    }

    private interface Call<T> {
        T answer() throws IOException;
    }

    private static <T> T asked(Call<T> call) {
        try {
            return call.answer();
        } catch (IOException e) {
            throw new Unreachable(e);
        }
    }

    private static final HttpTransport TRANSPORT = new NetHttpTransport();

    private final AndroidPublisher client;
    private final String packageName;

    private GoogleApi(AndroidPublisher client, String packageName) {
        this.client = client;
        this.packageName = packageName;
    }

    /**
     * Signs in with a service account.
     *
     * @param serviceAccount its key as Google gives it out, JSON
     */
    static GoogleApi of(GoogleSettings settings, String serviceAccount) {
        try {
            var key = new ByteArrayInputStream(serviceAccount.getBytes(StandardCharsets.UTF_8));
            var credentials =
                    ServiceAccountCredentials.fromStream(key, () -> TRANSPORT)
                            .createScoped(AndroidPublisherScopes.ANDROIDPUBLISHER);
            var builder =
                    new AndroidPublisher.Builder(
                                    TRANSPORT,
                                    GsonFactory.getDefaultInstance(),
                                    patient(new HttpCredentialsAdapter(credentials)))
                            .setApplicationName("masthead");
            if (!settings.address().isEmpty()) {
                builder.setRootUrl(settings.address() + "/");
            }
            return new GoogleApi(builder.build(), settings.packageName());
        } catch (IOException e) {
            throw new UncheckedIOException("the service account's key cannot be read", e);
        }
    }

    private static HttpRequestInitializer patient(HttpRequestInitializer credentials) {
        return request -> {
            credentials.initialize(request);
            request.setConnectTimeout(PATIENCE_MILLIS).setReadTimeout(PATIENCE_MILLIS);
        };
    }

    /** The subscription of a token; empty where Google does not know it, or not any more. */
    Optional<SubscriptionPurchaseV2> find(String token) {
        try {
            return Optional.of(
                    asked(() ->
                            client.purchases()
                                    .subscriptionsv2()
                                    .get(packageName, token)
                                    .execute()));
        } catch (Unreachable e) {
            if (e.isOfUnknownToken()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    void acknowledge(String product, String token) {
        var words = new SubscriptionPurchasesAcknowledgeRequest();
        asked(() ->
                client.purchases()
                        .subscriptions()
                        .acknowledge(packageName, product, token, words)
                        .execute());
    }

    /** Purchases of subscriptions that were refunded or charged back since then. */
    List<VoidedPurchase> voided(Instant since) {
        var voided = new ArrayList<VoidedPurchase>();
        @Nullable String page = null;
        do {
            var answer = voided(since, page);
            voided.addAll(Optional.ofNullable(answer.getVoidedPurchases()).orElse(List.of()));
            var next = answer.getTokenPagination();
            page = next == null ? null : next.getNextPageToken();
        } while (page != null);
        return voided;
    }

    private VoidedPurchasesListResponse voided(Instant since, @Nullable String page) {
        return asked(() ->
                client.purchases()
                        .voidedpurchases()
                        .list(packageName)
                        .setStartTime(since.toEpochMilli())
                        // 0 is one-time products alone, 1 subscriptions with them.
                        .setType(1)
                        .setToken(page)
                        .execute());
    }
}
