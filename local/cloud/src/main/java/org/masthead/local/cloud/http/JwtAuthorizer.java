package org.masthead.local.cloud.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.local.template.AuthorizerSpec;

/**
 * Checks a token as API Gateway does: API Gateway developer guide, "Control access to HTTP APIs
 * with JWT authorizers". Signature by the issuer's published keys, RSA only; then {@code iss},
 * {@code aud} or {@code client_id}, {@code exp}, {@code nbf}, {@code iat}; then scopes.
 */
final class JwtAuthorizer {

    /** What the check says. */
    sealed interface Verdict {}

    /**
     * The token is good.
     *
     * @param claims each as text, as the function gets them
     * @param scopes of the token; empty where the route wants none
     */
    record Allowed(Map<String, String> claims, List<String> scopes) implements Verdict {}

    /**
     * No token, or a bad one.
     *
     * @param challenge value of {@code WWW-Authenticate}
     */
    record Unauthorized(String challenge) implements Verdict {}

    /** A good token that does not reach so far. */
    record Forbidden(String challenge) implements Verdict {}

    /** Why a token is bad; the reason reaches the client. */
    private static final class BadToken extends Exception {
        private static final long serialVersionUID = 1;

        private final String reason;

        BadToken(String reason) {
            super(reason);
            this.reason = reason;
        }
    }

    private static final Set<JWSAlgorithm> RSA =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);

    private final AuthorizerSpec spec;
    private final IssuerKeys keys;
    private final InstantSource clock;

    JwtAuthorizer(AuthorizerSpec spec, InstantSource clock) {
        this.spec = spec;
        this.keys = new IssuerKeys(spec.issuer());
        this.clock = clock;
    }

    /** Judges the value of the {@code Authorization} header: a token, or Bearer and a token. */
    Verdict check(Optional<String> header) {
        if (header.isEmpty()) {
            return new Unauthorized("Bearer");
        }
        try {
            var claims = verified(header.get());
            var scopes = scopes(claims);
            return spec.scopes().isEmpty() || scopes.stream().anyMatch(spec.scopes()::contains)
                    ? allowed(claims, scopes)
                    : new Forbidden(challenge("insufficient_scope", "the token lacks the scope"));
        } catch (BadToken e) {
            return new Unauthorized(challenge("invalid_token", e.reason));
        } catch (ParseException e) {
            return new Unauthorized(challenge("invalid_token", "the token cannot be decoded"));
        }
    }

    private String challenge(String error, String description) {
        return "Bearer scope=\"%s\" error=\"%s\" error_description=\"%s\""
                .formatted(String.join(" ", spec.scopes()), error, description);
    }

    private JWTClaimsSet verified(String header) throws ParseException, BadToken {
        var prefixed = header.regionMatches(true, 0, "Bearer ", 0, 7);
        var token = SignedJWT.parse(prefixed ? header.substring(7).strip() : header.strip());
        if (!RSA.contains(token.getHeader().getAlgorithm())) {
            throw new BadToken("the token's algorithm is not supported");
        }
        var kid = Optional.ofNullable(token.getHeader().getKeyID());
        var key = kid.flatMap(keys::find);
        if (key.isEmpty() || !signedBy(key.get(), token)) {
            throw new BadToken("the token's signature is not valid");
        }
        var claims = token.getJWTClaimsSet();
        checkParties(claims);
        checkTimes(claims);
        return claims;
    }

    private static boolean signedBy(RSAKey key, SignedJWT token) {
        try {
            return token.verify(new RSASSAVerifier(key));
        } catch (JOSEException e) {
            return false;
        }
    }

    private void checkParties(JWTClaimsSet claims) throws BadToken, ParseException {
        if (!spec.issuer().equals(claims.getIssuer())) {
            throw new BadToken("the token does not have a valid issuer");
        }
        // client_id counts only where aud is not present.
        var audiences =
                claims.getAudience().isEmpty()
                        ? Optional.ofNullable(claims.getStringClaim("client_id")).stream().toList()
                        : claims.getAudience();
        if (audiences.stream().noneMatch(spec.audiences()::contains)) {
            throw new BadToken("the token does not have a valid audience");
        }
    }

    private void checkTimes(JWTClaimsSet claims) throws BadToken {
        var now = clock.instant();
        if (!time(claims.getExpirationTime()).filter(now::isBefore).isPresent()) {
            throw new BadToken("the token has expired");
        }
        if (time(claims.getNotBeforeTime()).filter(now::isBefore).isPresent()) {
            throw new BadToken("the token is not valid yet");
        }
        if (time(claims.getIssueTime()).filter(now::isBefore).isPresent()) {
            throw new BadToken("the token was issued in the future");
        }
    }

    private static Optional<Instant> time(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    private static List<String> scopes(JWTClaimsSet claims) {
        var scope = Optional.ofNullable(claims.getClaim("scope"));
        var found = scope.or(() -> Optional.ofNullable(claims.getClaim("scp"))).orElse("");
        return found instanceof Collection<?> several
                ? several.stream().map(Object::toString).toList()
                : List.of(found.toString().split(" "));
    }

    private Allowed allowed(JWTClaimsSet claims, List<String> scopes) {
        var texts = new LinkedHashMap<String, String>();
        claims.getClaims().forEach((name, value) -> texts.put(name, text(value)));
        return new Allowed(texts, spec.scopes().isEmpty() ? List.of() : scopes);
    }

    /** API Gateway passes every claim on as text: times in seconds, lists as {@code [a b]}. */
    private static String text(Object claim) {
        return switch (claim) {
            case Date date -> Long.toString(date.toInstant().getEpochSecond());
            case Collection<?> several ->
                    several.size() == 1
                            ? several.iterator().next().toString()
                            : several.stream()
                                    .map(Object::toString)
                                    .collect(Collectors.joining(" ", "[", "]"));
            default -> claim.toString();
        };
    }
}
