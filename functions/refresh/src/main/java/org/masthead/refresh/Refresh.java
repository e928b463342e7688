package org.masthead.refresh;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.masthead.aws.FetchQueue;
import org.masthead.aws.PagesTable;
import org.masthead.aws.SourcesTable;
import org.masthead.lambda.Log;

/** One tick: asks for the feeds that are due, then for the young pages that are. */
final class Refresh {

    /** What a batch that has begun may take; with less left, none begins. */
    private static final Duration RESERVE = Duration.ofSeconds(5);

    private final DueFeeds feeds;
    private final DueRechecks rechecks;
    private final InstantSource clock;

    Refresh(SourcesTable sources, PagesTable pages, FetchQueue queue, InstantSource clock) {
        this.feeds = new DueFeeds(sources, queue);
        this.rechecks = new DueRechecks(pages, sources, queue);
        this.clock = clock;
    }

    /**
     * Asks while there is time.
     *
     * @param millisLeft until the function is stopped
     */
    void run(IntSupplier millisLeft) {
        BooleanSupplier timeLeft = () -> millisLeft.getAsInt() > RESERVE.toMillis();
        var now = clock.instant();
        var asked = feeds.ask(now, timeLeft);
        if (asked.left() > 0) {
            Log.warn(
                    "Time ran short: the rest of the sources is asked in the next minute",
                    "due",
                    asked.sources(),
                    "left",
                    asked.left());
        }
        int pages = rechecks.ask(now, timeLeft);
        Log.info(
                "Asked for what is due",
                "sources",
                asked.sources() - asked.left(),
                "feeds",
                asked.feeds(),
                "rechecks",
                pages);
        measure(asked, pages);
    }

    private static void measure(DueFeeds.Asked asked, int pages) {
        Log.metrics(
                Map.of(
                        "SourcesDue", "Count",
                        "SourcesLeft", "Count",
                        "FeedsAsked", "Count",
                        "PagesRechecked", "Count"),
                Map.of(
                        "SourcesDue", asked.sources(),
                        "SourcesLeft", asked.left(),
                        "FeedsAsked", asked.feeds(),
                        "PagesRechecked", pages));
    }
}
