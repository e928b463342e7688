package org.masthead.admin;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.masthead.edition.Edition;
import org.masthead.edition.Pick;
import org.masthead.json.Json;
import org.masthead.lambda.Problem.Fault;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what an editor wants picked, and finds every fault in it at once. */
final class PicksBody {

    private static final Pattern STORY = Pattern.compile("[0-9a-f]{20}");

    private final Instant now;
    private final List<Fault> faults = new ArrayList<>();

    private PicksBody(Instant now) {
        this.now = now;
    }

    /**
     * A pick as an editor asks for it.
     *
     * @param until empty where they leave it to us
     */
    record Wanted(String story, Optional<Instant> until) {}

    /**
     * A place in the list as an editor asks for it.
     *
     * @param position 1 is the first; empty where they do not say
     */
    record Place(OptionalInt position, Optional<Instant> until) {}

    /** What the body turned out to be. */
    sealed interface Outcome<T> {
        record Read<T>(T wanted) implements Outcome<T> {}

        record Faulty<T>(List<Fault> faults) implements Outcome<T> {}
    }

    static boolean isStory(String id) {
        return STORY.matcher(id).matches();
    }

    /** Reads a whole list. */
    static Outcome<List<Wanted>> list(byte[] body, Instant now) {
        var reader = new PicksBody(now);
        return reader.outcome(reader.wanted(reader.tree(body)));
    }

    /** Reads where one story is to stand; an empty body leaves everything to us. */
    static Outcome<Place> place(byte[] body, Instant now) {
        var reader = new PicksBody(now);
        var json = body.length == 0 ? JsonNodeFactory.instance.objectNode() : reader.tree(body);
        reader.faults.addAll(Fault.ofNames(json, "", Set.of("position", "until")));
        return reader.outcome(new Place(reader.position(json), reader.until(json, "")));
    }

    private <T> Outcome<T> outcome(T wanted) {
        return faults.isEmpty() ? new Outcome.Read<>(wanted) : new Outcome.Faulty<>(faults);
    }

    private JsonNode tree(byte[] body) {
        try {
            return Json.tree(body);
        } catch (JacksonException e) {
            faults.add(new Fault("", "is not JSON: " + e.getOriginalMessage()));
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private List<Wanted> wanted(JsonNode json) {
        faults.addAll(Fault.ofNames(json, "", Set.of("picks")));
        var list = json.path("picks");
        if (faults.isEmpty() && (!list.isArray() || list.size() > Pick.MOST)) {
            faults.add(new Fault("/picks", "is not an array of at most %d".formatted(Pick.MOST)));
        }
        var picks = new ArrayList<Wanted>();
        var seen = new HashSet<String>();
        for (int i = 0; i < list.size(); i++) {
            var pick = wanted(list.get(i), "/picks/" + i);
            if (!seen.add(pick.story())) {
                faults.add(new Fault("/picks/" + i, "is picked twice"));
            }
            picks.add(pick);
        }
        return picks;
    }

    private Wanted wanted(JsonNode json, String at) {
        faults.addAll(Fault.ofNames(json, at, Set.of("story", "until")));
        var story = json.path("story").asString("");
        if (!isStory(story)) {
            faults.add(new Fault(at + "/story", "is not the id of a story, as cards have it"));
        }
        return new Wanted(story, until(json, at));
    }

    private OptionalInt position(JsonNode json) {
        var position = json.path("position");
        if (position.isMissingNode()) {
            return OptionalInt.empty();
        }
        if (!position.isInt() || position.intValue() < 1) {
            faults.add(new Fault("/position", "is not a whole number from 1"));
        }
        return OptionalInt.of(position.asInt(1));
    }

    /** No story is live longer than that, so no pick can be. */
    private Optional<Instant> until(JsonNode json, String at) {
        var text = json.path("until");
        if (text.isMissingNode()) {
            return Optional.empty();
        }
        var until = instant(text.asString(""));
        if (until.filter(end -> end.isAfter(now) && !end.isAfter(now.plus(Edition.LIVE)))
                .isEmpty()) {
            faults.add(
                    new Fault(
                            at + "/until",
                            "is not a time (2026-11-22T18:00:00Z) in the next %d hours"
                                    .formatted(Edition.LIVE.toHours())));
        }
        return until;
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The end of a pick for which nobody says one. */
    static Instant usualEnd(Instant now) {
        return now.plus(Pick.USUAL);
    }
}
