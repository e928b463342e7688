package org.masthead.reader.preferences;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.masthead.aws.MembersTable;
import org.masthead.edition.Edition;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.member.Member;
import org.masthead.member.ProfileVersion;
import org.masthead.reader.access.Caller;
import org.masthead.source.Source;

/** {@code GET} and {@code PUT /v1/me/preferences}. */
public final class PreferencesEndpoint {

    private final Supplier<Optional<Edition>> edition;
    private final MembersTable members;

    public PreferencesEndpoint(Supplier<Optional<Edition>> edition, MembersTable members) {
        this.edition = edition;
        this.members = members;
    }

    public HttpReply show(Caller caller) {
        return switch (caller) {
            case Caller.Anonymous() -> signIn();
            case Caller.SignedIn(var member) -> HttpReply.ok(member.preferences());
        };
    }

    /** Replaces them all; answers what is stored now. */
    public HttpReply replace(HttpRequest request, Caller caller) {
        return switch (caller) {
            case Caller.Anonymous() -> signIn();
            case Caller.SignedIn(var member) -> replace(request, member);
        };
    }

    private HttpReply replace(HttpRequest request, Member member) {
        return switch (PreferencesBody.read(request.body(), knownSources(member))) {
            case PreferencesBody.Outcome.Faulty(var faults) -> faulty(faults);
            case PreferencesBody.Outcome.Read(var preferences) -> {
                var changed = members.change(member, known -> known.with(preferences));
                yield HttpReply.ok(preferences)
                        .with(ProfileVersion.HEADER, changed.version().toString());
            }
        };
    }

    /** Those of the edition, and those named before: a source that was removed may stay named. */
    private Set<String> knownSources(Member member) {
        var known = new HashSet<String>();
        edition.get().stream()
                .flatMap(it -> it.sources().stream())
                .map(Source::id)
                .forEach(known::add);
        known.addAll(member.preferences().follow().sources());
        known.addAll(member.preferences().mute().sources());
        return known;
    }

    private static HttpReply faulty(List<Problem.Fault> faults) {
        return HttpReply.problem(
                new Problem(
                        "bad-preferences",
                        "The preferences are not usable",
                        422,
                        "Nothing was changed; 'errors' names each fault.",
                        faults));
    }

    private static HttpReply signIn() {
        return HttpReply.problem(
                Problem.signIn("Preferences are a member's own: send their token."));
    }
}
