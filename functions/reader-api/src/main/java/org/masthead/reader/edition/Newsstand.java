package org.masthead.reader.edition;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.masthead.edition.Edition;
import org.masthead.edition.Readership;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.reader.access.Caller;

/** The editions that there are now, and which of them a request is answered from. */
public final class Newsstand {

    private final Supplier<Optional<Edition>> whole;
    private final Map<Readership, Supplier<Optional<Edition>>> languages;
    private final Function<String, Optional<Edition>> byVersion;
    private final EditionChoice choice;

    /**
     * A stand with everybody's edition, and some of single languages.
     *
     * @param whole the newest of everybody; empty until the first is bound
     * @param languages the newest of each; empty until the first is bound
     * @param byVersion an earlier one of whomever; empty where it has expired
     */
    public Newsstand(
            Supplier<Optional<Edition>> whole,
            Map<Readership, Supplier<Optional<Edition>>> languages,
            Function<String, Optional<Edition>> byVersion) {
        this.whole = whole;
        this.languages = Map.copyOf(languages);
        this.byVersion = byVersion;
        this.choice = new EditionChoice(languages.keySet());
    }

    /** A stand with everybody's edition alone. */
    public static Newsstand of(
            Supplier<Optional<Edition>> whole, Function<String, Optional<Edition>> byVersion) {
        return new Newsstand(whole, Map.of(), byVersion);
    }

    /** How many editions are current at once. */
    public int size() {
        return 1 + languages.size();
    }

    /** Everybody's: it has every title, and every story that is live. */
    public Optional<Edition> whole() {
        return whole.get();
    }

    /** One that was current when a caller began to page through it, of whomever. */
    public Optional<Edition> version(String version) {
        return byVersion.apply(version);
    }

    /** What a request is answered from; empty until the first edition is bound. */
    public Optional<Edition> chosen(HttpRequest request, Caller caller) {
        return Optional.ofNullable(languages.get(choice.of(request, caller)))
                .flatMap(Supplier::get)
                .filter(edition -> isAskedFor(request) || holdsAllFollowed(edition, caller))
                .or(whole);
    }

    /** The same for what may be in everybody's edition only: then that one. */
    public Optional<Edition> holding(HttpRequest request, Caller caller, Predicate<Edition> holds) {
        var chosen = chosen(request, caller);
        return chosen.filter(holds).or(() -> whole().filter(holds)).or(() -> chosen);
    }

    private static boolean isAskedFor(HttpRequest request) {
        return request.query("edition").isPresent();
    }

    /** A browser's language takes no title away from a member who follows it. */
    private boolean holdsAllFollowed(Edition edition, Caller caller) {
        return !caller.preferences().languages().isEmpty()
                || caller.preferences().follow().sources().stream()
                        .flatMap(id -> edition.source(id).stream())
                        .allMatch(edition.readership()::reads);
    }

    /** Why a request is not answered at all: it asks for an edition that nobody makes. */
    public Optional<HttpReply> refusal(HttpRequest request) {
        return request.query("edition")
                .filter(name -> choice.named(name).isEmpty())
                .map(_ -> unknown());
    }

    private HttpReply unknown() {
        return HttpReply.problem(
                Problem.of(
                        "no-such-edition",
                        "There is no such edition",
                        400,
                        "edition is one of "
                                + String.join(", ", choice.names())
                                + "; leave it out for the one of your language."));
    }

    /** Answers with what was made out of an edition, and says of which language all of it is. */
    public HttpReply answer(HttpRequest request, Edition edition, Object body) {
        var reply = HttpReply.ok(body);
        var told =
                edition.readership()
                        .language()
                        .map(it -> reply.with("content-language", it.toLanguageTag()))
                        .orElse(reply);
        return languages.isEmpty() || isAskedFor(request)
                ? told
                : told.varyingBy("Accept-Language");
    }
}
