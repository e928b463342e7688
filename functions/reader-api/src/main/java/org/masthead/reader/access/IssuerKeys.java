package org.masthead.reader.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.masthead.json.Json;
import tools.jackson.core.JacksonException;

/** The issuer's public keys, found by OpenID Connect Discovery 1.0 §4. */
final class IssuerKeys {

    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int MAX_BYTES = 100_000;

    private final String issuer;
    private Optional<DefaultJWTProcessor<SecurityContext>> processor = Optional.empty();

    IssuerKeys(String issuer) {
        this.issuer = issuer;
    }

    /**
     * Checks signatures against the issuer's keys; claims are left to the caller. Built by the
     * first token, so that requests without one never wait for the issuer.
     */
    synchronized DefaultJWTProcessor<SecurityContext> processor() throws IOException {
        if (processor.isEmpty()) {
            var built = new DefaultJWTProcessor<SecurityContext>();
            built.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys()));
            built.setJWTClaimsSetVerifier((claims, context) -> {});
            processor = Optional.of(built);
        }
        return processor.get();
    }

    /** The library caches the keys and reads them again when a token names one it does not know. */
    private JWKSource<SecurityContext> keys() throws IOException {
        var http = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES);
        var base = issuer.endsWith("/") ? issuer : issuer + "/";
        var discovery = URI.create(base + ".well-known/openid-configuration").toURL();
        var jwks = jwksUri(http.retrieveResource(discovery).getContent());
        return JWKSourceBuilder.<SecurityContext>create(jwks, http).retrying(true).build();
    }

    /** What an issuer answers in place of its configuration is the issuer's failure, not a bug. */
    private static URL jwksUri(String configuration) throws IOException {
        try {
            var json = Json.tree(configuration.getBytes(StandardCharsets.UTF_8));
            return URI.create(json.path("jwks_uri").asString("")).toURL();
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException("the issuer's configuration names no jwks_uri", e);
        }
    }
}
