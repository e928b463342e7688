package org.masthead.source.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.masthead.source.Check;
import org.masthead.source.CheckedSource;
import org.masthead.source.RightsPolicy;
import org.masthead.source.Source;
import org.masthead.source.SourceState;

/** A way of deciding when one feed is asked next; it remembers what it needs. */
interface Pace {

    /**
     * The next check.
     *
     * @param asked the moment for which the check was asked
     * @param now when it ended
     */
    Instant next(Check check, Instant asked, Instant now);

    /**
     * A pace and its name.
     *
     * @param name for people
     * @param start makes one for a feed that was never asked
     */
    record Named(String name, Supplier<Pace> start) {}

    /** What is compared. */
    List<Named> ALL =
            List.of(
                    new Named(
                            "every 5 minutes", () -> (check, asked, now) -> asked.plusSeconds(300)),
                    new Named("doubling", Doubling::new),
                    new Named("learned", Learned::new));

    /** What production does, by the class that does it there. */
    final class Learned implements Pace {
        private static final String FEED = "https://title.example/feed";

        private CheckedSource source;

        Learned() {
            this(false);
        }

        Learned(boolean pushed) {
            var added =
                    CheckedSource.added(
                            new Source(
                                    "title",
                                    "Title",
                                    "https://title.example/",
                                    List.of(FEED),
                                    Optional.empty(),
                                    "en",
                                    "GB",
                                    List.of(),
                                    "invented",
                                    RightsPolicy.STATED),
                            SourceState.ACTIVE,
                            Press.START);
            source = pushed ? added.pushedUntil(FEED, Press.START.plusSeconds(864_000)) : added;
        }

        @Override
        public Instant next(Check check, Instant asked, Instant now) {
            source = source.after(FEED, check, asked, now);
            return source.nextCheckAt().orElseThrow();
        }
    }

    /**
     * What production did before: half the interval after news, a quarter more after none, twice
     * after each failure.
     */
    final class Doubling implements Pace {
        private double minutes = 2;
        private int failures;

        @Override
        public Instant next(Check check, Instant asked, Instant now) {
            boolean failed = check instanceof Check.Failed || check instanceof Check.Gone;
            failures = failed ? failures + 1 : 0;
            if (!failed) {
                boolean news = check instanceof Check.Read read && read.found() > 0;
                minutes = Math.clamp(minutes * (news ? 0.5 : 1.25), 1, 1_440);
            }
            var wait = Math.min(minutes * (1 << Math.min(failures, 11)), 1_440);
            return now.plus(Duration.ofSeconds(Math.round(wait * 60)));
        }
    }
}
