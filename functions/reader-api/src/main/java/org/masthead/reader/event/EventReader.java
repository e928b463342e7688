package org.masthead.reader.event;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.masthead.reading.EventKind;
import org.masthead.reading.ReadingEvent;
import org.masthead.story.StoryId;
import tools.jackson.databind.JsonNode;

/**
 * Reads the events of one batch, each by itself: one that cannot be used is refused with the
 * reason, and costs the others nothing. An event of a story that is not live is taken in: members
 * read what they saved. Whether there ever was such a story is found out when it is counted.
 */
final class EventReader {

    /** How long an app may have been offline. What is older says nothing any more. */
    static final Duration OLDEST = Duration.ofDays(30);

    /** How far an app's clock may be ahead. Such an event is taken to have happened now. */
    static final Duration AHEAD = Duration.ofMinutes(5);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern LIST = Pattern.compile("[A-Za-z0-9._:/-]{1,64}");
    private static final int LONGEST_WHY = 120;

    private final Instant now;
    private final Instant since;
    private final Set<String> ids = new HashSet<>();

    /**
     * A reader of one batch.
     *
     * @param since what happened until then the member wanted forgotten
     */
    EventReader(Instant now, Instant since) {
        this.now = now;
        this.since = since;
    }

    /** Where a field cannot be used: why. */
    private static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        private final String reason;
        private final String detail;

        Refused(String reason, String detail) {
            super(detail, null, false, false);
            this.reason = reason;
            this.detail = detail;
        }
    }

    Verdict read(JsonNode json) {
        var id = json.path("id").asString("");
        try {
            return Verdict.accepted(event(id, json));
        } catch (Refused e) {
            return Verdict.refused(id, e.reason, e.detail);
        }
    }

    private ReadingEvent event(String id, JsonNode json) throws Refused {
        if (!ID.matcher(id).matches()) {
            throw new Refused("bad-id", "id is not 1 to 64 of A-Z a-z 0-9 . _ : -");
        }
        if (!ids.add(id)) {
            throw new Refused("same-id", "another event of this batch has the id");
        }
        return new ReadingEvent(
                id,
                kind(json.path("kind").asString("")),
                story(json.path("story").asString("")),
                time(json.path("at").asString("")),
                dwell(json.path("dwellSeconds")),
                list(json.path("list")),
                why(json.path("why")));
    }

    private static EventKind kind(String name) throws Refused {
        return EventKind.named(name)
                .orElseThrow(() -> new Refused("bad-kind", "there is no kind '" + name + "'"));
    }

    private static String story(String id) throws Refused {
        if (!StoryId.isOne(id)) {
            throw new Refused("bad-story", "story is not an id of 20 hexadecimal digits");
        }
        return id;
    }

    private Instant time(String text) throws Refused {
        var at = instant(text).truncatedTo(ChronoUnit.SECONDS);
        if (at.isAfter(now.plus(AHEAD))) {
            throw new Refused("future", "at is more than 5 minutes ahead of our clock");
        }
        if (at.isBefore(now.minus(OLDEST))) {
            throw new Refused("too-old", "at is more than 30 days ago");
        }
        if (!at.isAfter(since)) {
            throw new Refused("forgotten", "at is before the member asked to be forgotten");
        }
        return at.isAfter(now) ? now : at;
    }

    private static Instant instant(String text) throws Refused {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Refused(
                    "bad-time", "at is not an RFC 3339 time such as 2026-11-22T12:00:00Z");
        }
    }

    private static int dwell(JsonNode json) throws Refused {
        if (json.isMissingNode()) {
            return 0;
        }
        if (!json.isIntegralNumber() || json.bigIntegerValue().signum() < 0) {
            throw new Refused("bad-dwell", "dwellSeconds is not a whole number from 0 on");
        }
        return json.bigIntegerValue().bitLength() < Integer.SIZE
                ? json.intValue()
                : Integer.MAX_VALUE;
    }

    private static Optional<String> list(JsonNode json) throws Refused {
        if (json.isMissingNode()) {
            return Optional.empty();
        }
        if (!json.isString() || !LIST.matcher(json.stringValue()).matches()) {
            throw new Refused("bad-list", "list is not 1 to 64 of A-Z a-z 0-9 . _ : / -");
        }
        return Optional.of(json.stringValue());
    }

    /** What a token says is looked at when the ranking learns; here only that it is not absurd. */
    private static Optional<String> why(JsonNode json) throws Refused {
        if (json.isMissingNode()) {
            return Optional.empty();
        }
        if (!json.isString() || json.stringValue().length() > LONGEST_WHY) {
            throw new Refused("bad-why", "why is not the card's own token");
        }
        return Optional.of(json.stringValue());
    }
}
