package org.masthead.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.masthead.bench.contender.Contender;
import org.masthead.bench.page.SavedPage;

/**
 * Pages per CPU-second of one warm thread, from zipped bytes to the extractor's answer. Contenders
 * take turns, so that a busy machine is busy for all of them; the median round counts.
 */
final class Speed {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Rounds that only let the compiler finish. */
    private static final int WARM_UP = 3;

    private Speed() {}

    /**
     * Pages per CPU-second by contender's name.
     *
     * @param rounds times that every contender extracts every page, timed
     */
    static Map<String, Double> measure(
            List<Contender<?>> contenders, List<SavedPage> pages, int rounds, Progress progress) {
        var speeds = new LinkedHashMap<String, List<Double>>();
        for (int round = -WARM_UP; round < rounds; round++) {
            progress.step(round < 0 ? "speed, warming up" : "speed, round " + (round + 1));
            for (var contender : contenders) {
                double speed = pages.size() / seconds(contender, pages);
                if (round >= 0) {
                    speeds.computeIfAbsent(contender.name(), ignored -> new ArrayList<>())
                            .add(speed);
                }
            }
        }
        var medians = new LinkedHashMap<String, Double>();
        speeds.forEach((name, all) -> medians.put(name, median(all)));
        return medians;
    }

    /** Steps that {@link #measure} reports. */
    static int steps(int rounds) {
        return WARM_UP + rounds;
    }

    private static double seconds(Contender<?> contender, List<SavedPage> pages) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (var page : pages) {
            contender.extract(page.html(), page.url());
        }
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
