package org.masthead.refresh;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.masthead.aws.FetchQueue;
import org.masthead.aws.PagesTable;
import org.masthead.aws.SourcesTable;
import org.masthead.lambda.SideBySide;
import org.masthead.page.Recheck;

/** Asks once more for each young page whose recheck is due. */
final class DueRechecks {

    /**
     * Of each shard, in a minute: 8,000 pages in all, ten times what 10,000 sources need. What is
     * more waits for the next minute.
     */
    private static final int MOST = 500;

    private final PagesTable pages;
    private final SourcesTable sources;
    private final FetchQueue queue;

    DueRechecks(PagesTable pages, SourcesTable sources, FetchQueue queue) {
        this.pages = pages;
        this.sources = sources;
        this.queue = queue;
    }

    /**
     * Asks for what is due.
     *
     * @return how many pages were asked for
     */
    int ask(Instant now, BooleanSupplier timeLeft) {
        var due = due(now);
        var wanted = sources.fetchable(due.stream().map(Recheck::sourceId).toList());
        var asked = new AtomicInteger();
        SideBySide.each(
                inTens(due),
                timeLeft,
                some -> {
                    var fetched = some.stream().filter(it -> wanted.contains(it.sourceId()));
                    var messages = fetched.map(Recheck::message).toList();
                    queue.send(messages);
                    // Also those of a source that is paused: it is not asked, and they grow old.
                    some.forEach(recheck -> pages.rechecked(recheck, now));
                    asked.addAndGet(messages.size());
                });
        return asked.get();
    }

    private List<Recheck> due(Instant now) {
        Queue<Recheck> found = new ConcurrentLinkedQueue<>();
        SideBySide.each(
                IntStream.range(0, PagesTable.recheckShards()).boxed().toList(),
                shard -> found.addAll(pages.rechecks(shard, now, MOST)));
        return found.stream().sorted(Comparator.comparing(Recheck::due)).toList();
    }

    private static List<List<Recheck>> inTens(List<Recheck> due) {
        var groups = new ArrayList<List<Recheck>>();
        for (int from = 0; from < due.size(); from += FetchQueue.BATCH) {
            groups.add(due.subList(from, Math.min(from + FetchQueue.BATCH, due.size())));
        }
        return groups;
    }
}
