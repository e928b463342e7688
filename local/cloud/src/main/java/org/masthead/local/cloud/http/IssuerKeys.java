package org.masthead.local.cloud.http;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys an issuer publishes, found by OpenID Connect Discovery 1.0 §4. Read again when a token
 * names a key that is not among them.
 */
final class IssuerKeys {

    /** The issuer is of this very process, which may be busy with starting every function. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String issuer;
    private volatile JWKSet known = new JWKSet();

    IssuerKeys(String issuer) {
        this.issuer = issuer;
    }

    /** The RSA key with that id; empty when the issuer has none or does not answer. */
    Optional<RSAKey> find(String kid) {
        if (known.getKeyByKeyId(kid) == null) {
            read().ifPresent(keys -> known = keys);
        }
        return known.getKeyByKeyId(kid) instanceof RSAKey key ? Optional.of(key) : Optional.empty();
    }

    private Optional<JWKSet> read() {
        try {
            var discovery =
                    JsonMapper.shared().readTree(get(issuer + "/.well-known/openid-configuration"));
            return Optional.of(JWKSet.parse(get(discovery.path("jwks_uri").asString(""))));
        } catch (IOException | JacksonException | ParseException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private String get(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
