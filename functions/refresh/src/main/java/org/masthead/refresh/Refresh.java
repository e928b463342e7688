package org.masthead.refresh;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.masthead.aws.FetchQueue;
import org.masthead.aws.SourcesTable;
import org.masthead.lambda.Log;
import org.masthead.page.FetchMessage;
import org.masthead.source.Source;

/** Asks once for each syndication feed of each source that is due. */
final class Refresh implements Runnable {

    /** If fetch never says how the check ended, the source is due again after this. */
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(15);

    private final SourcesTable sources;
    private final FetchQueue queue;
    private final InstantSource clock;

    Refresh(SourcesTable sources, FetchQueue queue, InstantSource clock) {
        this.sources = sources;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public void run() {
        var now = clock.instant();
        var due = sources.due(now);
        due.forEach(source -> ask(source, now));
        Log.info("Asked for the sources that are due", "sources", due.size());
    }

    /**
     * Sends before it claims: a crash in between asks twice, which is harmless, never not at all.
     */
    private void ask(Source.Checked due, Instant now) {
        var correlationId = UUID.randomUUID().toString();
        Log.about(
                correlationId,
                () -> {
                    queue.send(messages(due.source(), now, correlationId));
                    sources.claim(due, now.plus(ANSWER_WITHIN));
                    Log.info(
                            "Source is due",
                            "source",
                            due.source().id(),
                            "feeds",
                            due.source().feeds().size());
                });
    }

    private static List<FetchMessage> messages(Source source, Instant now, String correlationId) {
        return source.feeds().stream()
                .map(feed ->
                        FetchMessage.first(
                                source.id(), FetchMessage.Kind.FEED, feed, now, correlationId))
                .toList();
    }
}
