package org.masthead.local.cloud.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.local.cloud.http.JwtAuthorizer.Allowed;
import org.masthead.local.cloud.http.JwtAuthorizer.Forbidden;
import org.masthead.local.cloud.http.JwtAuthorizer.Unauthorized;
import org.masthead.local.cloud.http.JwtAuthorizer.Verdict;
import org.masthead.local.cloud.issuer.LocalIssuer;
import org.masthead.local.template.AuthorizerSpec;

class JwtAuthorizerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    @TempDir static Path folder;
    static LocalIssuer issuer;
    static RSAKey key;

    @BeforeAll
    static void startIssuer() throws Exception {
        var file = folder.resolve("key.json");
        issuer = LocalIssuer.start(0, file, "masthead", CLOCK);
        key = RSAKey.parse(Files.readString(file));
    }

    @AfterAll
    static void stopIssuer() {
        issuer.close();
    }

    private static JwtAuthorizer authorizer(List<String> scopes) {
        return new JwtAuthorizer(
                new AuthorizerSpec(
                        "MemberToken",
                        issuer.issuer(),
                        List.of("masthead", "other-client"),
                        scopes,
                        "$request.header.Authorization"),
                CLOCK);
    }

    private static Verdict check(String header) {
        return authorizer(List.of("masthead/member")).check(Optional.of(header));
    }

    private static JWTClaimsSet.Builder good() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer.issuer())
                .subject("ada")
                .audience("masthead")
                .claim("scope", "openid masthead/member")
                .issueTime(Date.from(NOW.minusSeconds(60)))
                .expirationTime(Date.from(NOW.plusSeconds(60)));
    }

    private static String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        return signed(new RSASSASigner(key), key.getKeyID(), change);
    }

    private static String signed(
            JWSSigner signer, String kid, UnaryOperator<JWTClaimsSet.Builder> change)
            throws Exception {
        var algorithm = signer instanceof MACSigner ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256;
        var header = new JWSHeader.Builder(algorithm).keyID(kid).build();
        var token = new SignedJWT(header, change.apply(good()).build());
        token.sign(signer);
        return token.serialize();
    }

    private static void assertRefused(String token, String reason) {
        assertThat(check("Bearer " + token))
                .isEqualTo(
                        new Unauthorized(
                                "Bearer scope=\"masthead/member\" error=\"invalid_token\""
                                        + " error_description=\""
                                        + reason
                                        + "\""));
    }

    @Nested
    class AGoodToken {

        @Test
        void of_the_issuer_passes_with_claims_as_text() {
            assertThat(check("Bearer " + issuer.token("ada")))
                    .isInstanceOfSatisfying(
                            Allowed.class,
                            allowed -> {
                                assertThat(allowed.claims()).containsEntry("sub", "ada");
                                assertThat(allowed.claims())
                                        .containsEntry("iat", Long.toString(NOW.getEpochSecond()));
                                assertThat(allowed.scopes()).containsExactly("masthead/member");
                            });
        }

        @Test
        void needs_no_bearer_before_it() throws Exception {
            assertThat(check(signed(it -> it))).isInstanceOf(Allowed.class);
            assertThat(check("bearer " + signed(it -> it))).isInstanceOf(Allowed.class);
        }

        @Test
        void may_name_its_client_where_it_has_no_audience() throws Exception {
            var token = signed(it -> it.audience((String) null).claim("client_id", "other-client"));
            assertThat(check(token)).isInstanceOf(Allowed.class);
        }

        @Test
        void may_carry_its_scopes_in_scp() throws Exception {
            var scopes = List.of("x", "masthead/member");
            var token = signed(it -> it.claim("scope", null).claim("scp", scopes));
            assertThat(check(token)).isInstanceOf(Allowed.class);
        }

        @Test
        void needs_no_scope_where_the_route_wants_none() throws Exception {
            var verdict =
                    authorizer(List.of()).check(Optional.of(signed(it -> it.claim("scope", null))));
            assertThat(verdict).isInstanceOf(Allowed.class);
        }
    }

    @Nested
    class ABadToken {

        @Test
        void that_is_missing_is_challenged_without_an_error() {
            assertThat(authorizer(List.of("masthead/member")).check(Optional.empty()))
                    .isEqualTo(new Unauthorized("Bearer"));
        }

        @Test
        void that_is_unsigned_is_refused() {
            assertRefused(new PlainJWT(good().build()).serialize(), "the token cannot be decoded");
        }

        @Test
        void signed_with_the_public_key_as_a_secret_is_refused() throws Exception {
            var secret =
                    key.toPublicJWK()
                            .toJSONString()
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
            var token = signed(new MACSigner(secret), key.getKeyID(), it -> it);
            assertRefused(token, "the token's algorithm is not supported");
        }

        @Test
        void signed_by_another_key_of_the_same_name_is_refused() throws Exception {
            var other = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
            var token = signed(new RSASSASigner(other), key.getKeyID(), it -> it);
            assertRefused(token, "the token's signature is not valid");
        }

        @Test
        void signed_by_a_key_the_issuer_does_not_have_is_refused() throws Exception {
            var token = signed(new RSASSASigner(key), "unknown", it -> it);
            assertRefused(token, "the token's signature is not valid");
        }

        @Test
        void whose_claims_were_changed_is_refused() throws Exception {
            var parts = signed(it -> it).split("\\.", -1);
            var others = signed(it -> it.subject("grace")).split("\\.", -1);
            assertRefused(
                    parts[0] + "." + others[1] + "." + parts[2],
                    "the token's signature is not valid");
        }

        @Test
        void that_has_expired_is_refused() throws Exception {
            var past = Date.from(NOW.minus(Duration.ofSeconds(1)));
            assertRefused(signed(it -> it.expirationTime(past)), "the token has expired");
        }

        @Test
        void that_expires_now_is_refused() throws Exception {
            assertRefused(signed(it -> it.expirationTime(Date.from(NOW))), "the token has expired");
        }

        @Test
        void that_never_expires_is_refused() throws Exception {
            assertRefused(signed(it -> it.expirationTime(null)), "the token has expired");
        }

        @Test
        void that_is_not_valid_yet_is_refused() throws Exception {
            var soon = Date.from(NOW.plusSeconds(1));
            assertRefused(signed(it -> it.notBeforeTime(soon)), "the token is not valid yet");
        }

        @Test
        void that_was_issued_in_the_future_is_refused() throws Exception {
            var soon = Date.from(NOW.plusSeconds(1));
            assertRefused(signed(it -> it.issueTime(soon)), "the token was issued in the future");
        }

        @Test
        void for_another_audience_is_refused() throws Exception {
            assertRefused(
                    signed(it -> it.audience("elsewhere")),
                    "the token does not have a valid audience");
        }

        @Test
        void for_another_audience_is_refused_whatever_its_client() throws Exception {
            assertRefused(
                    signed(it -> it.audience("elsewhere").claim("client_id", "masthead")),
                    "the token does not have a valid audience");
        }

        @Test
        void of_another_issuer_is_refused() throws Exception {
            assertRefused(
                    signed(it -> it.issuer("https://elsewhere.example")),
                    "the token does not have a valid issuer");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "x", "Bearer", "Bearer ", "a.b.c", "Basic YTpi", "..", "é.é.é"})
        void that_is_garbage_is_refused(String header) {
            assertThat(check(header)).isInstanceOf(Unauthorized.class);
        }

        @Test
        void without_the_scope_is_forbidden() throws Exception {
            assertThat(check(signed(it -> it.claim("scope", "openid masthead/members"))))
                    .isInstanceOf(Forbidden.class);
        }
    }
}
