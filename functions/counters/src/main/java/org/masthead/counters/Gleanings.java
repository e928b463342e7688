package org.masthead.counters;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.masthead.aws.CountersTable;
import org.masthead.aws.RateLimit;
import org.masthead.lambda.Log;
import org.masthead.lambda.SideBySide;
import org.masthead.rank.Learner;
import org.masthead.rank.Shown;
import org.masthead.rank.Weights;
import org.masthead.reading.Counted;
import org.masthead.reading.Counts;

/**
 * What need not be exact, written once a batch of messages: how often cards were shown, and what
 * the ranking learns. Where it fails it is lost, and said so: to repeat the batch would count
 * twice.
 */
final class Gleanings {

    private final CountersTable counters;
    private final RateLimit limit;
    private final InstantSource clock;

    Gleanings(CountersTable counters, RateLimit limit, InstantSource clock) {
        this.counters = counters;
        this.limit = limit;
        this.clock = clock;
    }

    void gather(Taken taken) {
        try {
            count(taken);
            learn(taken.lessons());
        } catch (RuntimeException e) {
            Log.error("What cards were shown, or what they teach, was not written", e);
        }
    }

    private void count(Taken taken) {
        int spread = ThreadLocalRandom.current().nextInt(CountersTable.SHARDS);
        SideBySide.each(
                taken.shown().entrySet(),
                shown ->
                        counters.add(
                                shown.getKey(),
                                Counts.of(Counted.SHOWN, shown.getValue()),
                                spread,
                                clock.instant()));
    }

    private void learn(List<Lesson> lessons) {
        var teachers =
                lessons.stream()
                        .map(Lesson::member)
                        .distinct()
                        .filter(member -> limit.allows(member, clock.instant()))
                        .collect(Collectors.toSet());
        var lists =
                lessons.stream()
                        .filter(lesson -> teachers.contains(lesson.member()))
                        .map(Lesson::list)
                        .toList();
        if (!lists.isEmpty() && !counters.changeWeights(known -> learned(known, lists))) {
            Log.warn(
                    "Others changed the ranking's weights all the time; these lists teach nothing");
        }
    }

    private static Optional<String> learned(Optional<String> known, List<Shown> lists) {
        var weights = known.map(Weights::ofJson).orElse(Weights.PRIOR);
        return Optional.of(Learner.learn(weights, lists).toJson());
    }
}
