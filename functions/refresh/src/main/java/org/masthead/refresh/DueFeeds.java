package org.masthead.refresh;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.masthead.aws.FetchQueue;
import org.masthead.aws.SourcesTable;
import org.masthead.aws.SourcesTable.Versioned;
import org.masthead.lambda.Log;
import org.masthead.lambda.SideBySide;
import org.masthead.page.FetchMessage;

/** Asks once for each syndication feed that is due. */
final class DueFeeds {

    /** If fetch never says how the check ended, the feed is due again after this. */
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(15);

    private final SourcesTable sources;
    private final FetchQueue queue;

    DueFeeds(SourcesTable sources, FetchQueue queue) {
        this.sources = sources;
        this.queue = queue;
    }

    /**
     * What came of it.
     *
     * @param sources that were due
     * @param feeds of theirs that were due
     * @param left sources for which there was no time; they are due in the next minute
     */
    record Asked(int sources, int feeds, int left) {}

    /** Those of one source that are due. */
    private record Due(Versioned source, List<String> feeds, String correlationId) {

        static Due of(Versioned source, Instant now) {
            return new Due(source, source.source().due(now), UUID.randomUUID().toString());
        }

        String id() {
            return source.source().source().id();
        }

        List<FetchMessage> messages(Instant now) {
            return feeds.stream()
                    .map(feed ->
                            FetchMessage.first(
                                    id(), FetchMessage.Kind.FEED, feed, now, correlationId))
                    .toList();
        }
    }

    Asked ask(Instant now, BooleanSupplier timeLeft) {
        var due = due(now);
        Queue<List<Due>> done = new ConcurrentLinkedQueue<>();
        try {
            SideBySide.each(
                    inTens(due),
                    timeLeft,
                    some -> {
                        ask(some, now);
                        done.add(some);
                    });
        } finally {
            done.forEach(some -> some.forEach(DueFeeds::log));
        }
        var asked = done.stream().flatMap(List::stream).toList();
        return new Asked(
                due.size(),
                asked.stream().mapToInt(it -> it.feeds().size()).sum(),
                due.size() - asked.size());
    }

    /** Those that wait longest first: where time is short, nobody is left behind for ever. */
    private List<Due> due(Instant now) {
        Queue<Versioned> found = new ConcurrentLinkedQueue<>();
        SideBySide.each(
                IntStream.range(0, SourcesTable.shards()).boxed().toList(),
                shard -> found.addAll(sources.due(shard, now)));
        return found.stream()
                .sorted(Comparator.comparing(it -> it.source().nextCheckAt().orElse(now)))
                .map(it -> Due.of(it, now))
                .toList();
    }

    /** Whole sources whose feeds together fill a batch of messages, or more where one has more. */
    private static List<List<Due>> inTens(List<Due> due) {
        var groups = new ArrayList<List<Due>>();
        int room = 0;
        for (var one : due) {
            if (groups.isEmpty() || one.feeds().size() > room) {
                groups.add(new ArrayList<>());
                room = FetchQueue.BATCH;
            }
            groups.getLast().add(one);
            room -= one.feeds().size();
        }
        return groups;
    }

    /**
     * Sends before it claims: a crash in between asks twice, which is harmless, never not at all.
     */
    private void ask(List<Due> some, Instant now) {
        queue.send(some.stream().flatMap(it -> it.messages(now).stream()).toList());
        for (var one : some) {
            sources.claim(one.source(), new HashSet<>(one.feeds()), now.plus(ANSWER_WITHIN));
        }
    }

    private static void log(Due asked) {
        Log.about(
                asked.correlationId(),
                () ->
                        Log.info(
                                "Source is due",
                                "source",
                                asked.id(),
                                "feeds",
                                asked.feeds().size()));
    }
}
