package org.masthead.reader.discovery;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.masthead.aws.Briefings;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.member.Briefing;
import org.masthead.member.Member;
import org.masthead.reader.access.Caller;
import org.masthead.reader.feed.CardPages;
import org.masthead.reader.feed.CardView;
import org.masthead.reader.feed.Paging;
import org.masthead.reader.feed.Sight;
import org.masthead.reader.feed.Taste;

/**
 * {@code GET /v1/briefing}: five to seven events, chosen when the member first asks in the morning
 * of their zone, the same until the next morning, and then an end.
 */
public final class BriefingEndpoint {

    /** What an event is worth more for each thing that the member follows in it. */
    private static final double FOLLOWED = 0.5;

    private final CardPages pages;
    private final Briefings briefings;
    private final InstantSource clock;

    public BriefingEndpoint(CardPages pages, Briefings briefings, InstantSource clock) {
        this.pages = pages;
        this.briefings = briefings;
        this.clock = clock;
    }

    record BriefingView(
            LocalDate day,
            String zone,
            Instant at,
            Instant next,
            List<CardView> cards,
            String end) {}

    public HttpReply show(HttpRequest request, Caller caller) {
        return switch (caller) {
            case Caller.Anonymous() ->
                    HttpReply.problem(
                            Problem.signIn("A briefing is a member's own: send their token."));
            case Caller.SignedIn(var member) ->
                    zone(request, member)
                            .map(zone -> show(request, caller, member, zone))
                            .orElseGet(BriefingEndpoint::badZone);
        };
    }

    /** What the member says, before what their device says, before UTC. */
    private static Optional<ZoneId> zone(HttpRequest request, Member member) {
        var name = member.preferences().zone().or(() -> request.query("zone")).orElse("UTC");
        return ZoneId.getAvailableZoneIds().contains(name)
                ? Optional.of(ZoneId.of(name))
                : Optional.empty();
    }

    private HttpReply show(HttpRequest request, Caller caller, Member member, ZoneId zone) {
        return pages.sight(request, caller)
                .map(sight -> {
                    var briefing = briefing(sight, member, zone);
                    var best = best(sight, caller, briefing);
                    return pages.answer(request, best, view(best, briefing, zone));
                })
                .orElseGet(Paging::noEdition);
    }

    /** Where the morning's was of another language, everybody's edition has more of it. */
    private Sight best(Sight sight, Caller caller, Briefing briefing) {
        int live = live(sight, briefing).length;
        return live == briefing.stories().size()
                ? sight
                : pages.whole(caller).filter(it -> live(it, briefing).length > live).orElse(sight);
    }

    private static int[] live(Sight sight, Briefing briefing) {
        return briefing.stories().stream()
                .map(sight.edition()::story)
                .flatMapToInt(OptionalInt::stream)
                .toArray();
    }

    private Briefing briefing(Sight sight, Member member, ZoneId zone) {
        var now = clock.instant();
        var day = Briefing.dayAt(now, zone);
        return briefings
                .last(member.id())
                .filter(last -> !last.day().isBefore(day))
                .orElseGet(() -> kept(member, made(sight, member, day, now)));
    }

    /** What is no whole briefing yet, as in the first minutes of an installation, is not kept. */
    private Briefing kept(Member member, Briefing made) {
        return made.stories().size() < BriefingChoice.FEWEST
                ? made
                : briefings.keep(member.id(), made);
    }

    private static Briefing made(Sight sight, Member member, LocalDate day, Instant now) {
        var follow = new Taste(member.preferences().follow());
        boolean personalised = member.preferences().personalised();
        var edition = sight.edition();
        int[] places =
                BriefingChoice.of(
                        sight,
                        story ->
                                personalised
                                        ? 1 + FOLLOWED * follow.reasons(edition.card(story)).size()
                                        : 1);
        return new Briefing(day, now, Arrays.stream(places).mapToObj(edition::id).toList());
    }

    private static BriefingView view(Sight sight, Briefing briefing, ZoneId zone) {
        int[] places = Arrays.stream(live(sight, briefing)).filter(sight::shows).toArray();
        return new BriefingView(
                briefing.day(),
                zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId(),
                briefing.at(),
                Briefing.nextAfter(briefing.day(), zone),
                sight.cards(places),
                "You're caught up. The next briefing comes at %s tomorrow morning."
                        .formatted(Briefing.MORNING));
    }

    private static HttpReply badZone() {
        return HttpReply.problem(
                Problem.of(
                        "bad-zone",
                        "The time zone is not known",
                        400,
                        "zone is an IANA name such as Europe/Berlin; preferences may hold one."));
    }
}
