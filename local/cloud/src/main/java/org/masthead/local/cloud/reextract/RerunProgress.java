package org.masthead.local.cloud.reextract;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.masthead.local.cloud.Style;

/**
 * Says how far a run is: what is done, how fast, what is left, how long it has taken. One line that
 * is written over on a terminal, a line now and then elsewhere.
 */
public final class RerunProgress {

    /** ECMA-48, "Erase in line": the rest of a longer line before. */
    private static final String ERASE_TO_END = (char) 27 + "[K";

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TOUCHES = Duration.ofMillis(200);

    private final PrintStream out;
    private final Style style;
    private final InstantSource clock;
    private final int before;
    private final int total;
    private final Instant start;
    private Instant next;

    /**
     * Starts now.
     *
     * @param before pages that an earlier run has done
     * @param total pages, those included
     */
    public RerunProgress(PrintStream out, Style style, InstantSource clock, int before, int total) {
        this.out = out;
        this.style = style;
        this.clock = clock;
        this.before = before;
        this.total = total;
        this.start = clock.instant();
        this.next = start;
    }

    /** Called whenever pages are done, with how many are by now. */
    synchronized void done(int done) {
        var now = clock.instant();
        if (now.isBefore(next) && done < total) {
            return;
        }
        next = now.plus(style.coloured() ? BETWEEN_TOUCHES : BETWEEN_LINES);
        var line = line(done, Duration.between(start, now));
        if (style.coloured()) {
            out.print("\r" + line + ERASE_TO_END + (done < total ? "" : "\n"));
            out.flush();
        } else {
            out.println(line);
        }
    }

    /** For example {@code 1,200 of 5,000 pages (24%), 85/s, 0:45 left, 0:14 so far}. */
    String line(int done, Duration elapsed) {
        var seconds = Math.max(1, elapsed.toMillis()) / 1000.0;
        var rate = (done - before) / seconds;
        var left = rate > 0 ? Duration.ofSeconds(Math.round((total - done) / rate)) : Duration.ZERO;
        return "%,d of %,d pages (%d%%), %.0f/s, %s left, %s so far"
                .formatted(
                        done,
                        total,
                        total == 0 ? 100 : 100L * done / total,
                        rate,
                        clock(left),
                        clock(elapsed));
    }

    private static String clock(Duration time) {
        return time.toHours() > 0
                ? "%d:%02d:%02d"
                        .formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
