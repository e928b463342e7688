package org.masthead.source;

import java.time.Instant;
import java.util.Optional;

/**
 * How the checks of one syndication feed went.
 *
 * @param checkedFor the moment for which the newest check that has ended was asked
 * @param lastCheckedAt when that check ended
 * @param lastSuccessAt when a check ended that did not fail
 * @param lastOutcome of the newest check, in words
 * @param lastError of the newest check that failed, in words; stays after a recovery
 * @param failures checks in a row that failed; 0 after one that did not
 * @param failingSince when the first of them ended
 * @param noticed whether operators have been told last that the feed fails
 */
public record CheckLog(
        Optional<Instant> checkedFor,
        Optional<Instant> lastCheckedAt,
        Optional<Instant> lastSuccessAt,
        Optional<String> lastOutcome,
        Optional<String> lastError,
        int failures,
        Optional<Instant> failingSince,
        boolean noticed) {

    /** Of a feed that was never checked. */
    public static final CheckLog EMPTY =
            new CheckLog(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    Optional.empty(),
                    false);

    /** Whether a check that was asked for at that moment, or a later one, has ended already. */
    boolean covers(Instant asked) {
        return checkedFor.filter(newest -> !newest.isBefore(asked)).isPresent();
    }

    CheckLog succeeded(Instant asked, Instant now, String words) {
        return new CheckLog(
                Optional.of(asked),
                Optional.of(now),
                Optional.of(now),
                Optional.of(words),
                lastError,
                0,
                Optional.empty(),
                noticed);
    }

    CheckLog failed(Instant asked, Instant now, String reason) {
        return new CheckLog(
                Optional.of(asked),
                Optional.of(now),
                lastSuccessAt,
                Optional.of("feed failed: " + reason),
                Optional.of(reason),
                failures + 1,
                failingSince.or(() -> Optional.of(now)),
                noticed);
    }

    /** A failure that is the last: news to operators, also of a feed that they know to fail. */
    CheckLog ended(Instant asked, Instant now, String reason) {
        return failed(asked, now, reason).noticed(false);
    }

    CheckLog told() {
        return noticed(failures > 0);
    }

    private CheckLog noticed(boolean told) {
        return new CheckLog(
                checkedFor,
                lastCheckedAt,
                lastSuccessAt,
                lastOutcome,
                lastError,
                failures,
                failingSince,
                told);
    }
}
