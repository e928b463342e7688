package org.masthead.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.masthead.aws.SourcesTable;
import org.masthead.lambda.Log;
import org.masthead.page.FetchMessage;
import org.masthead.source.RightsPolicy;
import org.masthead.source.RightsRefusal;

/**
 * Whether sources are asked and under which rights policies, each read once a minute at most; and
 * what comes of the policies.
 */
final class Policies {

    private static final Duration HOLD = Duration.ofMinutes(1);

    private record Known(RightsPolicy policy, boolean asked, Instant until) {}

    private final SourcesTable sources;
    private final InstantSource clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Policies(SourcesTable sources, InstantSource clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /** A source that is not carried any more has agreed to nothing. */
    RightsPolicy of(String sourceId) {
        return known(sourceId).policy();
    }

    /** Whether the source is there, and neither paused nor retired. */
    boolean ask(String sourceId) {
        return known(sourceId).asked();
    }

    /** A no is never held: a source that is resumed is asked at once. */
    private Known known(String sourceId) {
        var now = clock.instant();
        return known.compute(
                sourceId,
                (id, before) ->
                        before != null && before.asked() && before.until().isAfter(now)
                                ? before
                                : read(id, now));
    }

    /** Tells the source's operators of a page that may not be kept. */
    void refused(FetchMessage message, String reason) {
        sources.refused(
                message.sourceId(), new RightsRefusal(message.url(), reason, clock.instant()));
        Log.metrics(Map.of("PagesReserved", "Count"), Map.of("PagesReserved", 1));
    }

    private Known read(String sourceId, Instant now) {
        var source = sources.find(sourceId);
        return new Known(
                source.map(it -> it.source().rights()).orElse(RightsPolicy.STATED),
                source.filter(it -> it.state().isAsked()).isPresent(),
                now.plus(HOLD));
    }
}
