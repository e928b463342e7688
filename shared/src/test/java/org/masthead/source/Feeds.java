package org.masthead.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sources, checks and histories for tests. */
final class Feeds {

    /** A Sunday. */
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Feeds() {}

    static Source source(String id, String... feeds) {
        return new Source(
                id,
                id,
                "https://" + id + ".example/",
                List.of(feeds),
                Optional.empty(),
                "en",
                "GB",
                List.of(),
                "by agreement",
                RightsPolicy.STATED);
    }

    static Check.Read read(FeedHints hints, Instant... published) {
        return new Check.Read(List.of(published), 0, hints, "read", Optional.empty());
    }

    static Check.Read movedTo(String address) {
        return new Check.Read(List.of(), 0, FeedHints.NONE, "read", Optional.of(address));
    }

    static Check.Failed failed() {
        return new Check.Failed("origin answered 503", Optional.empty());
    }

    /** Times with the same pause between them, the last one just before {@code end}. */
    static List<Instant> every(Duration pause, Duration since, Instant end) {
        var times = new ArrayList<Instant>();
        for (var at = end.minus(since); at.isBefore(end); at = at.plus(pause)) {
            times.add(at);
        }
        return times;
    }

    /** The rhythm of a feed that always publishes like this. */
    static Rhythm steady(Duration pause) {
        return Rhythm.UNKNOWN.observe(every(pause, Duration.ofDays(21), NOON), 0, NOON);
    }
}
