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

    Named POLLING =
            new Named("every 5 minutes", () -> (check, asked, now) -> asked.plusSeconds(300));

    Named DOUBLING = new Named("doubling", Doubling::new);

    Named DOUBLING_POLITELY = new Named("doubling, politely", () -> new Polite(new Doubling()));

    Named LEARNED = new Named("learned", Learned::new);

    /** What is compared. */
    List<Named> ALL = List.of(POLLING, DOUBLING, DOUBLING_POLITELY, LEARNED);

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

    /**
     * Another pace, kept to what production keeps to: no feed is asked while its answer is fresh,
     * up to an hour, nor sooner than it says itself, up to a quarter of one.
     */
    final class Polite implements Pace {
        private final Pace pace;
        private Duration stated = Duration.ZERO;

        Polite(Pace pace) {
            this.pace = pace;
        }

        @Override
        public Instant next(Check check, Instant asked, Instant now) {
            var fresh =
                    switch (check) {
                        case Check.Read read -> {
                            stated = read.hints().ttl().orElse(Duration.ZERO);
                            yield read.hints().freshFor();
                        }
                        case Check.Unchanged unchanged -> unchanged.freshFor();
                        case Check.Failed ignored -> Optional.<Duration>empty();
                        case Check.Gone ignored -> Optional.<Duration>empty();
                    };
            var next = pace.next(check, asked, now);
            var keptFresh = now.plusSeconds(seconds(fresh.orElse(Duration.ZERO), 3_600));
            var kept = now.plusSeconds(seconds(stated, 900));
            return latest(next, latest(keptFresh, kept));
        }

        private static long seconds(Duration time, long most) {
            return Math.min(time.toSeconds(), most);
        }

        private static Instant latest(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }
}
