package org.masthead.reader.profile;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.masthead.aws.EventsQueue;
import org.masthead.aws.MembersTable;
import org.masthead.edition.Edition;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.member.Hidden;
import org.masthead.member.Member;
import org.masthead.member.Profile;
import org.masthead.member.ProfileVersion;
import org.masthead.member.Recent;
import org.masthead.reader.access.Caller;
import org.masthead.reading.ReadingMessage;

/**
 * {@code GET /v1/me/profile}, which shows all that is known; {@code DELETE
 * /v1/me/profile/{kind}/{value}}, which forgets a part; {@code DELETE /v1/me/profile}, which
 * forgets everything that was learned. What the member said themselves, preferences and saved
 * stories, is theirs to change and stays.
 */
public final class ProfileEndpoint {

    private final Supplier<Optional<Edition>> edition;
    private final MembersTable members;
    private final EventsQueue queue;
    private final InstantSource clock;

    public ProfileEndpoint(
            Supplier<Optional<Edition>> edition,
            MembersTable members,
            EventsQueue queue,
            InstantSource clock) {
        this.edition = edition;
        this.members = members;
        this.queue = queue;
        this.clock = clock;
    }

    /** All that is known. */
    public HttpReply show(Caller caller) {
        return own(caller, member -> HttpReply.ok(ProfileView.of(member, edition.get())));
    }

    /**
     * Forgets a part, so that the very next feed knows nothing of it; 404 where there is none such.
     */
    public HttpReply forgetPart(HttpRequest request, Caller caller) {
        var kind = request.pathParameter("kind");
        var value = request.pathParameter("value");
        return own(
                caller,
                member ->
                        without(member, kind, value).equals(member)
                                ? noSuchPart(kind, value)
                                : changed(
                                        members.change(
                                                member, known -> without(known, kind, value))));
    }

    /**
     * Forgets everything that was learned, and what was read: the profile at once, the history
     * within seconds. Events of before that come late are refused.
     */
    public HttpReply forget(Caller caller) {
        return own(caller, this::forget);
    }

    private HttpReply forget(Member member) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var changed =
                members.change(
                        member,
                        known ->
                                known.with(Profile.forgotten(now))
                                        .with(Recent.NOTHING)
                                        .with(Hidden.NOTHING));
        queue.send(ReadingMessage.forget(member.id(), now));
        return changed(changed);
    }

    private static Member without(Member member, String kind, String value) {
        var profile = member.profile();
        return switch (kind) {
            case "sections" -> member.with(profile.withoutSection(value));
            case "topics" -> member.with(profile.withoutTopic(value));
            case "sources" -> member.with(profile.withoutSource(value));
            case "vectors" -> member.with(profile.withoutVector(value));
            case "recent" -> member.with(member.recent().without(value));
            case "hidden" -> member.with(member.hidden().without(value));
            default -> member;
        };
    }

    private static HttpReply own(Caller caller, Function<Member, HttpReply> answer) {
        return switch (caller) {
            case Caller.Anonymous() ->
                    HttpReply.problem(
                            Problem.signIn("A profile is a member's own: send their token."));
            case Caller.SignedIn(var member) -> answer.apply(member);
        };
    }

    private static HttpReply changed(Member member) {
        return HttpReply.nothing().with(ProfileVersion.HEADER, member.version().toString());
    }

    private static HttpReply noSuchPart(String kind, String value) {
        return HttpReply.problem(
                Problem.of(
                        "no-such-part",
                        "The profile has no such part",
                        404,
                        "There is no %s '%s'; GET /v1/me/profile lists the parts."
                                .formatted(kind, value)));
    }
}
