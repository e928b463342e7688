package org.masthead.reader.source;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.masthead.source.Source;
import org.masthead.source.SourceState;

/**
 * How the checks of a title's feeds go, for everybody: what its operators see, without addresses
 * and without words that may hold one.
 *
 * @param failures in a row, of the feed that fails longest
 * @param storiesPerDay found, over the last weeks
 * @param lastError in general words; stays after a recovery
 */
record PublicHealth(
        SourceState state,
        Optional<Instant> lastCheckedAt,
        Optional<Instant> lastSuccessAt,
        Optional<Instant> nextCheckAt,
        int failures,
        double storiesPerDay,
        Optional<String> lastError) {

    private static final Pattern STATUS = Pattern.compile("^origin answered (\\d{3})\\b");

    static PublicHealth of(Source.Health health) {
        return new PublicHealth(
                health.state(),
                health.lastCheckedAt(),
                health.lastSuccessAt(),
                health.nextCheckAt(),
                health.failures(),
                health.storiesPerDay(),
                health.lastError().map(PublicHealth::inGeneral));
    }

    private static String inGeneral(String error) {
        var status = STATUS.matcher(error);
        return status.find()
                ? "a feed answered " + status.group(1)
                : "a feed could not be fetched or read";
    }
}
