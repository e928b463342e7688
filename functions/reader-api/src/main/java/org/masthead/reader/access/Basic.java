package org.masthead.reader.access;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.masthead.aws.AppPasswords;
import org.masthead.lambda.HttpRequest;
import org.masthead.member.Person;
import org.masthead.reader.access.TokenVerifier.Rejected;
import org.masthead.reader.access.TokenVerifier.Verdict;
import org.masthead.reader.access.TokenVerifier.Verified;

/**
 * Reader apps of others, which send a member's id and an app password (HTTP Basic, RFC 7617). They
 * read, and change nothing. Routes under {@code /v1/me} never get here: API Gateway lets only
 * tokens through to them, and an app is not to see the account.
 */
public final class Basic {

    private static final String SCHEME = "Basic ";

    private final AppPasswords passwords;
    private final InstantSource clock;

    public Basic(AppPasswords passwords, InstantSource clock) {
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Whether the request comes with a name and a password, right or wrong. */
    public static boolean isSentBy(HttpRequest request) {
        return request.header("authorization")
                .filter(it -> it.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .isPresent();
    }

    /** Who calls; empty where the request comes without name and password. */
    public Optional<Verdict> caller(HttpRequest request) {
        return request.header("authorization")
                .filter(header -> isSentBy(request))
                .map(header -> verdict(request, header.substring(SCHEME.length()).strip()));
    }

    private Verdict verdict(HttpRequest request, String credentials) {
        if (!request.method().equals("GET") || request.path().startsWith("/v1/me")) {
            return new Rejected("an app password only reads stories and lists");
        }
        var pair = decoded(credentials);
        int colon = pair.indexOf(':');
        // The same answer whoever is named: it does not tell whether there is such a member.
        return colon > 0
                        && passwords.accepts(
                                pair.substring(0, colon),
                                pair.substring(colon + 1),
                                clock.instant())
                ? new Verified(Person.of(pair.substring(0, colon)))
                : new Rejected("no member has this app password");
    }

    private static String decoded(String credentials) {
        try {
            return new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
