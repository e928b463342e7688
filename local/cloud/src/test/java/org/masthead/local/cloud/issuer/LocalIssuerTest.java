package org.masthead.local.cloud.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LocalIssuerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir Path folder;

    private LocalIssuer start() {
        var key = folder.resolve("key.json");
        return LocalIssuer.start(0, key, "masthead", InstantSource.fixed(NOW));
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private static JsonNode json(String address) throws Exception {
        return JsonMapper.shared().readTree(get(address).body());
    }

    private static JWKSet keys(LocalIssuer issuer) throws Exception {
        var discovery = json(issuer.issuer() + "/.well-known/openid-configuration");
        assertThat(discovery.path("issuer").asString()).isEqualTo(issuer.issuer());
        return JWKSet.parse(get(discovery.path("jwks_uri").asString()).body());
    }

    @Test
    void a_token_outlives_a_restart() throws Exception {
        SignedJWT token;
        try (var issuer = start()) {
            token = SignedJWT.parse(issuer.token("ada"));
        }
        try (var issuer = start()) {
            var key = keys(issuer).getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
            assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        }
    }

    @Test
    void only_the_public_half_of_the_key_is_published() throws Exception {
        try (var issuer = start()) {
            assertThat(keys(issuer).getKeys()).hasSize(1).noneMatch(key -> key.isPrivate());
        }
    }

    @Test
    void a_token_says_who_for_whom_and_how_long() throws Exception {
        try (var issuer = start()) {
            var answer = json(issuer.issuer() + "/token?member=admin");
            var claims = SignedJWT.parse(answer.path("access_token").asString()).getJWTClaimsSet();
            assertThat(claims.getSubject()).isEqualTo("admin");
            assertThat(claims.getAudience()).containsExactly("masthead");
            assertThat(claims.getStringClaim("scope")).isEqualTo("masthead/member masthead/admin");
            assertThat(claims.getExpirationTime().toInstant())
                    .isEqualTo(NOW.plus(Duration.ofHours(12)));
        }
    }

    @Test
    void a_request_without_a_member_is_told_what_to_say() throws Exception {
        try (var issuer = start()) {
            var response = get(issuer.issuer() + "/token");
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("/token?member=ada");
        }
    }

    @Test
    void people_get_a_page() throws Exception {
        try (var issuer = start()) {
            assertThat(get(issuer.issuer() + "/").body()).contains("<h1>Local tokens</h1>");
        }
    }
}
