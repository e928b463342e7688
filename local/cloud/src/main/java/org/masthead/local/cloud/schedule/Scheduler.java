package org.masthead.local.cloud.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.masthead.local.cloud.schedule.Schedule.Rate;

/**
 * Fires schedules. A firing that comes while the one before still runs waits for it; firings missed
 * meanwhile are left out, as nobody needs them any more.
 */
public final class Scheduler implements AutoCloseable {

    /**
     * One schedule and what it does.
     *
     * @param name for thread names
     * @param target gets the time the firing was due
     */
    public record Timed(String name, Schedule schedule, Consumer<Instant> target) {}

    private final InstantSource clock;
    private final List<Thread> threads = new ArrayList<>();

    private Scheduler(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Starts all schedules. Of n rate schedules the i-th (from 0) first fires i/n of its period
     * from now, so that not all fire together and the first fires at once.
     */
    public static Scheduler start(List<Timed> schedules, InstantSource clock) {
        var scheduler = new Scheduler(clock);
        var now = clock.instant();
        var rates = schedules.stream().filter(it -> it.schedule() instanceof Rate).count();
        var rank = 0;
        for (var timed : schedules) {
            var first =
                    timed.schedule() instanceof Rate(Duration period)
                            ? now.plus(period.multipliedBy(rank++).dividedBy(rates))
                            : timed.schedule().next(now).orElse(Instant.MAX);
            scheduler.run(timed, first);
        }
        return scheduler;
    }

    private void run(Timed timed, Instant first) {
        threads.add(
                Thread.ofVirtual()
                        .name("schedule " + timed.name())
                        .start(() -> fireFrom(timed, first)));
    }

    private void fireFrom(Timed timed, Instant first) {
        try {
            for (var due = first; !due.equals(Instant.MAX); due = following(timed, due)) {
                var wait = Duration.between(clock.instant(), due);
                if (wait.isPositive()) {
                    Thread.sleep(wait);
                }
                timed.target().accept(due);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Instant following(Timed timed, Instant fired) {
        var now = clock.instant();
        var next = timed.schedule().next(fired);
        while (next.isPresent() && next.get().isBefore(now)) {
            next = timed.schedule().next(next.get());
        }
        return next.orElse(Instant.MAX);
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
