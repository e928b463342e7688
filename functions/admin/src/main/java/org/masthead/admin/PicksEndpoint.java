package org.masthead.admin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.masthead.aws.PicksTable;
import org.masthead.edition.Pick;
import org.masthead.json.Json;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem.Fault;
import org.masthead.page.Digest;

/** {@code /v1/admin/picks}: the stories that editors choose, in their order, each with an end. */
final class PicksEndpoint {

    private final PicksTable picks;
    private final Predicate<String> storyExists;
    private final InstantSource clock;

    /**
     * The endpoint.
     *
     * @param storyExists whether a story with that id is shown
     */
    PicksEndpoint(PicksTable picks, Predicate<String> storyExists, InstantSource clock) {
        this.picks = picks;
        this.storyExists = storyExists;
        this.clock = clock;
    }

    record Listed(List<Pick> picks) {}

    HttpReply list() {
        return shown(picks.list().picks());
    }

    /** Picks that have expired are not shown, and go with the next change. */
    private HttpReply shown(List<Pick> all) {
        var standing = standing(all, clock.instant());
        return HttpReply.fresh(200, new Listed(standing)).with("etag", tag(standing));
    }

    private static List<Pick> standing(List<Pick> all, Instant now) {
        return all.stream().filter(pick -> pick.standsAt(now)).toList();
    }

    private static String tag(List<Pick> standing) {
        return "\"" + Digest.sha256(Json.write(standing)).substring(0, 20) + "\"";
    }

    HttpReply replace(HttpRequest request, Operator operator) {
        var now = clock.instant();
        var ifMatch = request.header("if-match");
        if (ifMatch.isEmpty()) {
            return Refusal.picksIfMatchMissing();
        }
        return switch (PicksBody.list(request.body(), now)) {
            case PicksBody.Outcome.Faulty<List<PicksBody.Wanted>>(var faults) ->
                    Refusal.badPicks(faults);
            case PicksBody.Outcome.Read<List<PicksBody.Wanted>>(var wanted) ->
                    replace(wanted, ifMatch.get(), operator, now);
        };
    }

    private HttpReply replace(
            List<PicksBody.Wanted> wanted, String ifMatch, Operator operator, Instant now) {
        var seen = picks.list();
        var standing = standing(seen.picks(), now);
        if (!matches(ifMatch, tag(standing))) {
            return Refusal.picksChanged();
        }
        var known = standing.stream().collect(Collectors.toMap(Pick::story, Function.identity()));
        var unknown = unknown(wanted, known);
        if (!unknown.isEmpty()) {
            return Refusal.badPicks(unknown);
        }
        var next =
                wanted.stream()
                        .map(it -> pick(it, Optional.ofNullable(known.get(it.story())), operator))
                        .toList();
        if (!picks.replace(seen, next)) {
            return Refusal.picksChanged();
        }
        operator.picked(
                "replaced the picks", String.join(" ", next.stream().map(Pick::story).toList()));
        return shown(next);
    }

    /** One entity tag, several, or {@code *} (RFC 9110 §13.1.1). */
    private static boolean matches(String header, String tag) {
        return Stream.of(header.split(",", -1))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || one.equals(tag));
    }

    private List<Fault> unknown(List<PicksBody.Wanted> wanted, Map<String, Pick> known) {
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < wanted.size(); i++) {
            var story = wanted.get(i).story();
            if (!known.containsKey(story) && !storyExists.test(story)) {
                faults.add(new Fault("/picks/%d/story".formatted(i), "there is no such story"));
            }
        }
        return faults;
    }

    private Pick pick(PicksBody.Wanted wanted, Optional<Pick> before, Operator operator) {
        var now = clock.instant();
        return new Pick(
                wanted.story(),
                before.map(Pick::by).orElse(operator.id()),
                before.map(Pick::at).orElse(now),
                wanted.until()
                        .or(() -> before.map(Pick::until))
                        .orElseGet(() -> PicksBody.usualEnd(now)));
    }

    HttpReply put(HttpRequest request, Operator operator) {
        var story = request.pathParameter("story");
        var now = clock.instant();
        if (!PicksBody.isStory(story) || !storyExists.test(story)) {
            return Refusal.noSuchStory(story);
        }
        return switch (PicksBody.place(request.body(), now)) {
            case PicksBody.Outcome.Faulty<PicksBody.Place>(var faults) -> Refusal.badPicks(faults);
            case PicksBody.Outcome.Read<PicksBody.Place>(var place) ->
                    put(story, place, operator, now);
        };
    }

    private HttpReply put(String story, PicksBody.Place place, Operator operator, Instant now) {
        var wanted = new PicksBody.Wanted(story, place.until());
        var next = picks.change(all -> placed(standing(all, now), wanted, place, operator));
        if (next.stream().noneMatch(pick -> pick.story().equals(story))) {
            return Refusal.tooManyPicks();
        }
        operator.picked("picked a story", story);
        return shown(next);
    }

    /** The list with the story at its place; as it was where there is no room for one more. */
    private List<Pick> placed(
            List<Pick> standing,
            PicksBody.Wanted wanted,
            PicksBody.Place place,
            Operator operator) {
        int at = indexOf(standing, wanted.story());
        if (at < 0 && standing.size() >= Pick.MOST) {
            return standing;
        }
        var next = new ArrayList<>(standing);
        var before = at < 0 ? Optional.<Pick>empty() : Optional.of(next.remove(at));
        int position = place.position().orElse(Math.max(at, 0) + 1);
        next.add(Math.min(position - 1, next.size()), pick(wanted, before, operator));
        return next;
    }

    private static int indexOf(List<Pick> picks, String story) {
        return picks.stream().map(Pick::story).toList().indexOf(story);
    }

    HttpReply remove(HttpRequest request, Operator operator) {
        var story = request.pathParameter("story");
        var now = clock.instant();
        if (indexOf(standing(picks.list().picks(), now), story) < 0) {
            return Refusal.noSuchPick(story);
        }
        picks.change(all ->
                standing(all, now).stream().filter(it -> !it.story().equals(story)).toList());
        operator.picked("unpicked a story", story);
        return HttpReply.nothing();
    }
}
