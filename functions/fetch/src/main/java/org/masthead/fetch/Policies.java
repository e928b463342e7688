package org.masthead.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.masthead.aws.SourcesTable;
import org.masthead.source.RightsPolicy;

/** The sources' rights policies, each read once a minute at most. */
final class Policies {

    private static final Duration HOLD = Duration.ofMinutes(1);

    private record Known(RightsPolicy policy, Instant until) {}

    private final SourcesTable sources;
    private final InstantSource clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Policies(SourcesTable sources, InstantSource clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /** A source that is not carried any more has agreed to nothing. */
    RightsPolicy of(String sourceId) {
        var now = clock.instant();
        return known.compute(
                        sourceId,
                        (id, before) ->
                                before != null && before.until().isAfter(now)
                                        ? before
                                        : new Known(read(id), now.plus(HOLD)))
                .policy();
    }

    private RightsPolicy read(String sourceId) {
        return sources.find(sourceId)
                .map(checked -> checked.source().rights())
                .orElse(RightsPolicy.STATED);
    }
}
