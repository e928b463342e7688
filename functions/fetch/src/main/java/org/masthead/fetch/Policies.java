package org.masthead.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.masthead.aws.SourcesTable;
import org.masthead.fetch.rights.Rights;
import org.masthead.page.FetchMessage;
import org.masthead.source.RightsPolicy;
import org.masthead.source.RightsRefusal;

/** The sources' rights policies, each read once a minute at most, and what came of them. */
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

    /** Notes with the source that a page of it is not kept, and why. */
    void refused(FetchMessage message, Rights.Refuse refuse) {
        sources.refused(
                message.sourceId(),
                new RightsRefusal(message.url(), refuse.reason(), clock.instant()));
    }

    private RightsPolicy read(String sourceId) {
        return sources.find(sourceId)
                .map(checked -> checked.source().rights())
                .orElse(RightsPolicy.STATED);
    }
}
