package org.masthead.membership.apps;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.masthead.aws.AppPasswords;
import org.masthead.aws.AppPasswords.AppPassword;
import org.masthead.code.Code;
import org.masthead.json.Json;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import tools.jackson.core.JacksonException;

/** {@code /v1/me/app-passwords}. */
public final class AppPasswordsEndpoint {

    private static final int LONGEST_NAME = 60;

    private final AppPasswords passwords;
    private final SecureRandom random;
    private final InstantSource clock;

    public AppPasswordsEndpoint(AppPasswords passwords, SecureRandom random, InstantSource clock) {
        this.passwords = passwords;
        this.random = random;
        this.clock = clock;
    }

    record Listed(List<AppPassword> appPasswords) {}

    /**
     * The one time that a password is shown.
     *
     * @param user what goes with it, wherever an app asks for a name
     */
    record Made(String id, String name, String user, String password, Instant createdAt) {}

    public HttpReply list(String member) {
        return HttpReply.ok(new Listed(passwords.of(member)));
    }

    public HttpReply make(HttpRequest request, String member) {
        var name = name(request);
        if (name.isEmpty()) {
            return badName();
        }
        if (passwords.of(member).size() >= AppPasswords.MOST) {
            return tooMany();
        }
        var code = Code.draw(random, Code.APP_PASSWORD);
        var made = passwords.add(member, name.get(), code, clock.instant());
        return HttpReply.fresh(
                201, new Made(made.id(), made.name(), member, code.shown(), made.createdAt()));
    }

    private static Optional<String> name(HttpRequest request) {
        try {
            return Optional.of(Json.tree(request.body()).path("name").asString("").strip())
                    .filter(name -> !name.isEmpty() && name.length() <= LONGEST_NAME);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    public HttpReply revoke(HttpRequest request, String member) {
        var id = request.pathParameter("id");
        return passwords.revoke(member, id) ? HttpReply.nothing() : noSuchPassword(id);
    }

    private static HttpReply badName() {
        return HttpReply.problem(
                Problem.of(
                        "bad-name",
                        "The password has no usable name",
                        422,
                        "Send {\"name\": \"NetNewsWire on my phone\"}, at most %d characters."
                                .formatted(LONGEST_NAME)));
    }

    private static HttpReply tooMany() {
        return HttpReply.problem(
                Problem.of(
                        "too-many-app-passwords",
                        "There are enough app passwords",
                        409,
                        "A member has %d at most; revoke one that is not used any more."
                                .formatted(AppPasswords.MOST)));
    }

    private static HttpReply noSuchPassword(String id) {
        return HttpReply.problem(
                Problem.of(
                        "no-such-app-password",
                        "There is no such app password",
                        404,
                        "You have none with the id '%s'; GET /v1/me/app-passwords lists yours."
                                .formatted(id)));
    }
}
