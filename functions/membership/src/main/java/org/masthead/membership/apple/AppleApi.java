package org.masthead.membership.apple;

import com.apple.itunes.storekit.client.BaseAppStoreServerAPIClient;
import com.apple.itunes.storekit.client.BearerTokenAuthenticator;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Apple's own client of the App Store Server API over the JDK's HTTP client: its OkHttp and Kotlin
 * stay out of the zip.
 */
final class AppleApi extends BaseAppStoreServerAPIClient {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String address;

    /**
     * Signs each request with the key of App Store Connect.
     *
     * @param key PKCS #8 in PEM
     */
    AppleApi(AppleSettings settings, String key, String keyId, String issuerId) {
        super(
                new BearerTokenAuthenticator(key, keyId, issuerId, settings.bundle()),
                settings.environment());
        this.address = settings.address();
    }

    /** An address of our own in place of Apple's. */
    private String placed(String url) {
        return address.isEmpty()
                ? url
                : URI.create(address).resolve(URI.create(url).getRawPath()).toString();
    }

    @Override
    @SuppressWarnings("NullAway") // the library's parameters may be null
    protected HttpResponseInterface makeRequest(
            String url,
            String method,
            @Nullable Map<String, List<String>> query,
            Map<String, String> headers,
            @Nullable String contentType,
            byte @Nullable [] body)
            throws IOException {
        var request =
                HttpRequest.newBuilder(URI.create(placed(url) + words(query)))
                        .timeout(PATIENCE)
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        if (contentType != null) {
            request.setHeader("Content-Type", contentType);
        }
        return new Answer(send(request.build()));
    }

    private static String words(@Nullable Map<String, List<String>> query) {
        if (query == null || query.isEmpty()) {
            return "";
        }
        return "?"
                + query.entrySet().stream()
                        .flatMap(each ->
                                each.getValue().stream()
                                        .map(value -> each.getKey() + "=" + encoded(value)))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private record Answer(HttpResponse<InputStream> response) implements HttpResponseInterface {

        @Override
        public int statusCode() {
            return response.statusCode();
        }

        @Override
        public Reader body() {
            return new InputStreamReader(response.body(), StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }
}
