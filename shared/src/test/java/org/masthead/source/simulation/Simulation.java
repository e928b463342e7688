package org.masthead.source.simulation;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A week of 1,000 invented titles, asked by the pace that production keeps, by the one that it kept
 * before, and every five minutes. What is invented is said in {@link Press}; the pace is
 * production's own class, and it begins the week knowing nothing.
 */
final class Simulation {

    static final int SOURCES = 1_000;
    static final long SEED = 42;

    /** What issue and README promise. */
    static final double MEDIAN_MINUTES = 5;

    static final double MOST_REQUESTS = 0.25;

    /** How much a title publishes. */
    enum Activity {
        AGENCY("100 a day and more", 100),
        DAILY("20 to 100 a day", 20),
        REGULAR("3 to 20 a day", 3),
        OCCASIONAL("3 a week to 3 a day", 3 / 7.0),
        RARE("fewer than 3 a week", 0);

        private final String words;
        private final double from;

        Activity(String words, double from) {
            this.words = words;
            this.from = from;
        }

        static Activity of(Publisher publisher) {
            for (var activity : values()) {
                if (publisher.perDay() >= activity.from) {
                    return activity;
                }
            }
            return RARE;
        }
    }

    private final List<Publisher> publishers;

    Simulation(int sources, double pushing) {
        publishers = new Press(SEED, pushing).publishers(sources);
    }

    /** Runs everything, prints it, and ends with 1 where a promise is not kept. */
    public static void main(String[] arguments) {
        var out = System.out;
        var simulation = new Simulation(SOURCES, 0);
        var every5 = total(simulation.run(Pace.POLLING));
        out.printf("%,d sources, 7 days, no WebSub, seed %d%n%n", SOURCES, SEED);
        simulation.printPaces(out, every5);
        var learned = simulation.run(Pace.LEARNED);
        out.printf("%nlearned, by how much a title publishes%n%n");
        simulation.printActivities(out, learned);
        out.printf("%nlearned, 15 %% of the titles pushing by WebSub%n%n");
        var pushing = new Simulation(SOURCES, 0.15);
        heading(out, "pace");
        row(out, "learned", total(pushing.run(Pace.LEARNED)), every5.requests());
        System.exit(verdict(out, total(learned), every5) ? 0 : 1);
    }

    private static boolean verdict(PrintStream out, Tallied learned, Tallied every5) {
        var median = learned.delay(0.5);
        var share = (double) learned.requests() / every5.requests();
        out.printf(
                "%nnew stories found within %.1f min at the median (promised: %.0f)%n"
                        + "with %.1f %% of the requests of asking every 5 minutes (promised: %.0f)%n",
                median, MEDIAN_MINUTES, 100 * share, 100 * MOST_REQUESTS);
        return median <= MEDIAN_MINUTES && share <= MOST_REQUESTS;
    }

    /** The week of every publisher under one pace. */
    Map<Activity, Tallied> run(Pace.Named pace) {
        var tallied = new EnumMap<Activity, Tallied>(Activity.class);
        for (var publisher : publishers) {
            var one =
                    publisher.pushes() && pace.equals(Pace.LEARNED)
                            ? new Pace.Learned(true)
                            : pace.start().get();
            Week.live(
                    publisher,
                    one,
                    tallied.computeIfAbsent(Activity.of(publisher), it -> new Tallied()));
        }
        return tallied;
    }

    static Tallied total(Map<Activity, Tallied> byActivity) {
        var total = new Tallied();
        byActivity.values().forEach(total::add);
        return total;
    }

    private void printPaces(PrintStream out, Tallied every5) {
        heading(out, "pace");
        for (var pace : Pace.ALL) {
            row(out, pace.name(), total(run(pace)), every5.requests());
        }
    }

    private void printActivities(PrintStream out, Map<Activity, Tallied> byActivity) {
        heading(out, "title publishes");
        byActivity.forEach((activity, tallied) -> {
            long titles = publishers.stream().filter(it -> Activity.of(it) == activity).count();
            row(out, activity.words, tallied, titles * 7 * 288);
        });
    }

    private static void heading(PrintStream out, String first) {
        out.printf(
                "%-20s %10s %12s %9s %9s %9s %9s %9s %9s%n",
                first,
                "stories",
                "requests",
                "of polls",
                "mean min",
                "p50 min",
                "p90 min",
                "p99 min",
                "lost");
    }

    private static void row(PrintStream out, String name, Tallied tallied, long polls) {
        out.printf(
                "%-20s %,10d %,12d %8.1f%% %9.1f %9.1f %9.1f %9.1f %,9d%n",
                name,
                tallied.stories(),
                tallied.requests(),
                100.0 * tallied.requests() / polls,
                tallied.meanDelay(),
                tallied.delay(0.5),
                tallied.delay(0.9),
                tallied.delay(0.99),
                tallied.lostStories());
    }
}
