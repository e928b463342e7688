package org.masthead.membership.google;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.androidpublisher.AndroidPublisher;
import com.google.api.services.androidpublisher.AndroidPublisherScopes;
import com.google.api.services.androidpublisher.model.SubscriptionPurchaseV2;
import com.google.api.services.androidpublisher.model.SubscriptionPurchasesAcknowledgeRequest;
import com.google.api.services.androidpublisher.model.VoidedPurchase;
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
                    client.purchases().subscriptionsv2().get(packageName, token).execute());
        } catch (GoogleJsonResponseException e) {
            if (e.getStatusCode() == 404 || e.getStatusCode() == 410) {
                return Optional.empty();
            }
            throw new UncheckedIOException("Google answered " + e.getStatusCode(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void acknowledge(String product, String token) {
        try {
            client.purchases()
                    .subscriptions()
                    .acknowledge(
                            packageName,
                            product,
                            token,
                            new SubscriptionPurchasesAcknowledgeRequest())
                    .execute();
        } catch (IOException e) {
            throw new UncheckedIOException("a purchase could not be acknowledged", e);
        }
    }

    /** Purchases of subscriptions that were refunded or charged back since then. */
    List<VoidedPurchase> voided(Instant since) {
        try {
            var voided = new ArrayList<VoidedPurchase>();
            @Nullable String page = null;
            do {
                var answer =
                        client.purchases()
                                .voidedpurchases()
                                .list(packageName)
                                .setStartTime(since.toEpochMilli())
                                // 0 is one-time products alone, 1 subscriptions with them.
                                .setType(1)
                                .setToken(page)
                                .execute();
                voided.addAll(Optional.ofNullable(answer.getVoidedPurchases()).orElse(List.of()));
                var next = answer.getTokenPagination();
                page = next == null ? null : next.getNextPageToken();
            } while (page != null);
            return voided;
        } catch (IOException e) {
            throw new UncheckedIOException("voided purchases could not be listed", e);
        }
    }
}
