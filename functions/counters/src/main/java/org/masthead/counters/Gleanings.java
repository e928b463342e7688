package org.masthead.counters;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.masthead.aws.CountersTable;
import org.masthead.aws.RateLimit;
import org.masthead.aws.StoriesTable;
import org.masthead.lambda.Log;
import org.masthead.lambda.SideBySide;
import org.masthead.rank.Learner;
import org.masthead.rank.Shown;
import org.masthead.rank.Weights;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What need not be exact, written once a batch of messages: how often cards were shown, and what
 * the ranking learns. Where it fails it is lost, and said so: to repeat the batch would count
 * twice.
 */
final class Gleanings {

    /** An app that is in use all day reports some hundred times; each card once at most. */
    static final int MOST_SHOWN_A_DAY = 200;

    private final CountersTable counters;
    private final CardVectors vectors;
    private final RateLimit teaching;
    private final RateLimit showing;
    private final InstantSource clock;

    Gleanings(
            DynamoDbClient dynamoDb,
            String members,
            StoriesTable stories,
            CountersTable counters,
            InstantSource clock) {
        this.counters = counters;
        this.vectors = new CardVectors(stories);
        this.teaching = Lessons.limit(dynamoDb, members);
        this.showing =
                new RateLimit(dynamoDb, members, "shown", MOST_SHOWN_A_DAY, Duration.ofDays(1));
        this.clock = clock;
    }

    void gather(Taken taken) {
        try {
            count(shown(taken));
            learn(taken.lessons());
        } catch (RuntimeException e) {
            Log.error("What cards were shown, or what they teach, was not written", e);
        }
    }

    /** What was shown to those who have not said so too often. */
    private Showings shown(Taken taken) {
        var known = taken.lessons().isEmpty() ? Optional.<String>empty() : counters.weights();
        var showings = new Showings(weights(known));
        taken.shown().entrySet().stream()
                .filter(shown -> showing.allows(shown.getKey(), clock.instant()))
                .forEach(shown -> showings.add(shown.getValue(), taken.lessonsOf(shown.getKey())));
        return showings;
    }

    private static Weights weights(Optional<String> known) {
        return known.map(Weights::ofJson).orElse(Weights.PRIOR);
    }

    private void count(Showings showings) {
        int spread = ThreadLocalRandom.current().nextInt(CountersTable.SHARDS);
        SideBySide.each(
                showings.counts().entrySet(),
                shown -> counters.add(shown.getKey(), shown.getValue(), spread, clock.instant()));
    }

    private void learn(List<Lesson> lessons) {
        var teachers =
                lessons.stream()
                        .map(Lesson::member)
                        .distinct()
                        .filter(member -> teaching.allows(member, clock.instant()))
                        .collect(Collectors.toSet());
        var taught = lessons.stream().filter(it -> teachers.contains(it.member())).toList();
        taught.forEach(Gleanings::log);
        var lists = vectors.of(taught);
        if (!lists.isEmpty() && !counters.changeWeights(known -> learned(known, lists))) {
            Log.warn(
                    "Others changed the ranking's weights all the time; these lists teach nothing");
        }
    }

    /** For offline evaluation: README.md says how the line reads. */
    private static void log(Lesson lesson) {
        Log.info("A list taught the ranking", "list", lesson.kind(), "cards", lesson.lines());
    }

    private static Optional<String> learned(Optional<String> known, List<Shown> lists) {
        return Optional.of(Learner.learn(weights(known), lists).toJson());
    }
}
