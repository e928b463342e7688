package org.masthead.reader.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Log;
import org.masthead.member.Person;

/**
 * Says who calls. Member routes come with claims that API Gateway's authorizer has verified. Public
 * routes come with none, because API Gateway has no optional authorizer; where their caller sends a
 * token all the same, so that cards say what this member may open, it is verified here by the same
 * rules: signature (RS256), issuer, audience, times, scope.
 */
public final class TokenVerifier {

    private static final String SCOPE = "masthead/member";
    private static final String BEARER = "Bearer ";
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final String issuer;
    private final String audience;
    private final InstantSource clock;
    private final IssuerKeys keys;

    public TokenVerifier(String issuer, String audience, InstantSource clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
        this.keys = new IssuerKeys(issuer);
    }

    /** Who calls, as far as the token says. */
    public sealed interface Verdict {}

    /** There is no token. */
    public record Anonymous() implements Verdict {}

    /**
     * The token holds.
     *
     * @param person whom it names
     */
    public record Verified(Person person) implements Verdict {}

    /**
     * The token does not hold.
     *
     * @param reason in words; never holds the token
     */
    public record Rejected(String reason) implements Verdict {}

    /** Whether the token holds cannot be said now: the issuer's keys cannot be read. */
    public record Unknown() implements Verdict {}

    public Verdict caller(HttpRequest request) {
        return request.member()
                .<Verdict>map(id -> new Verified(Person.of(id, request.claims())))
                .or(() -> request.header("authorization").map(this::verify))
                .orElseGet(Anonymous::new);
    }

    private Verdict verify(String header) {
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return new Rejected("the Authorization header is not a Bearer token");
        }
        var token = header.substring(BEARER.length()).strip();
        if (!isStrictBase64Url(token)) {
            return new Rejected("the token is malformed");
        }
        try {
            return judge(keys.processor().process(token, null));
        } catch (ParseException e) {
            return new Rejected("the token is malformed");
        } catch (BadJOSEException e) {
            return new Rejected("the token's signature does not hold");
        } catch (JOSEException | IOException e) {
            Log.error("The issuer's keys could not be read", e, "issuer", issuer);
            return new Unknown();
        }
    }

    /** RFC 7515 §2: base64url without padding, line breaks or other characters. */
    private static boolean isStrictBase64Url(String token) {
        var parts = token.split("\\.", -1);
        return parts.length == 3 && Arrays.stream(parts).allMatch(TokenVerifier::isCanonical);
    }

    private static boolean isCanonical(String part) {
        try {
            var bytes = Base64.getUrlDecoder().decode(part.getBytes(StandardCharsets.US_ASCII));
            return bytes.length > 0
                    && Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Verdict judge(JWTClaimsSet claims) throws ParseException {
        var now = clock.instant();
        if (!issuer.equals(claims.getIssuer())) {
            return new Rejected("the token is of another issuer");
        }
        if (!audiences(claims).contains(audience)) {
            return new Rejected("the token is for another audience");
        }
        var expires = instant(claims.getExpirationTime());
        if (expires.isEmpty() || !expires.get().plus(SKEW).isAfter(now)) {
            return new Rejected("the token has expired");
        }
        var begins = instant(claims.getNotBeforeTime());
        if (begins.isPresent() && begins.get().minus(SKEW).isAfter(now)) {
            return new Rejected("the token is not valid yet");
        }
        if (!scopes(claims).contains(SCOPE)) {
            return new Rejected("the token lacks the scope " + SCOPE);
        }
        return Optional.ofNullable(claims.getSubject())
                .filter(subject -> !subject.isBlank())
                .<Verdict>map(id -> new Verified(Person.of(id, texts(claims))))
                .orElseGet(() -> new Rejected("the token names no member"));
    }

    private static Map<String, String> texts(JWTClaimsSet claims) {
        return claims.getClaims().entrySet().stream()
                .filter(claim -> claim.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, claim -> claim.getValue().toString()));
    }

    /** Cognito's access tokens carry client_id in place of aud; API Gateway takes it then. */
    private static List<String> audiences(JWTClaimsSet claims) throws ParseException {
        var client = Optional.ofNullable(claims.getStringClaim("client_id"));
        return claims.getAudience().isEmpty() && client.isPresent()
                ? List.of(client.get())
                : claims.getAudience();
    }

    /** The claim scope, or scp as some issuers have it; API Gateway takes either. */
    private static List<String> scopes(JWTClaimsSet claims) {
        return Stream.of("scope", "scp")
                .flatMap(name -> Optional.ofNullable(claims.getClaim(name)).stream())
                .flatMap(claim ->
                        claim instanceof Collection<?> all ? all.stream() : Stream.of(claim))
                .flatMap(scopes -> Stream.of(scopes.toString().split(" ", -1)))
                .toList();
    }

    private static Optional<Instant> instant(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    /** Finds out where the issuer's keys are, if the issuer answers. */
    public void prime() {
        try {
            keys.processor();
        } catch (IOException e) {
            Log.warn("The issuer's keys could not be read yet", "issuer", issuer);
        }
    }
}
