package org.masthead.fetch;

import java.util.Map;
import org.masthead.aws.SourcesTable;
import org.masthead.lambda.Log;
import org.masthead.source.Check;
import org.masthead.source.CheckedSource;
import org.masthead.source.FeedCheck;
import org.masthead.source.SourceState;

/**
 * What operators are told of a check: counts of every one; of an outage one line when it is clear
 * that it is one, and one when it is over.
 */
final class OutageNotices {

    private final SourcesTable sources;

    OutageNotices(SourcesTable sources) {
        this.sources = sources;
    }

    /**
     * Tells what is to be told.
     *
     * @param source as it is after the check
     * @param feed the address that was asked
     */
    void checked(CheckedSource source, String feed, Check check) {
        source.check(feed).ifPresent(it -> tell(source, it, check));
    }

    private void tell(CheckedSource source, FeedCheck feed, Check check) {
        Log.info(
                "Source checked",
                "source",
                source.source().id(),
                "feed",
                feed.feed(),
                "outcome",
                feed.log().lastOutcome(),
                "nextCheckAt",
                feed.nextCheckAt());
        count(check);
        if (feed.wantsNotice()) {
            outage(source, feed);
            note(source, feed);
        } else if (feed.wantsRecoveryNotice()) {
            Log.info("Feed answers again", "source", source.source().id(), "feed", feed.feed());
            note(source, feed);
        }
    }

    /** After the notice: a crash in between tells twice, never not at all. */
    private void note(CheckedSource source, FeedCheck feed) {
        sources.change(source.source().id(), now -> now.told(feed.feed()));
    }

    private static void outage(CheckedSource source, FeedCheck feed) {
        Log.notice(
                feed.retired().isPresent() ? "Feed is gone for good" : "Feed fails again and again",
                "source",
                source.source().id(),
                "feed",
                feed.feed(),
                "reason",
                feed.log().lastError(),
                "failures",
                feed.log().failures(),
                "since",
                feed.log().failingSince(),
                "lastSuccessAt",
                feed.log().lastSuccessAt(),
                "next",
                next(source, feed));
        Log.metrics(
                Map.of("Source", source.source().id()),
                Map.of("FeedOutages", "Count"),
                Map.of("FeedOutages", 1));
    }

    private static String next(CheckedSource source, FeedCheck feed) {
        if (source.state() == SourceState.RETIRED) {
            return "it was the last: the source is retired and not asked again; give it another"
                    + " feed, or remove it";
        }
        return feed.retired().isPresent()
                ? "it is not asked again; the source's other feeds are"
                : "it is asked again at %s, and more rarely while it fails; look whether it has moved"
                        .formatted(feed.nextCheckAt());
    }

    private static void count(Check check) {
        boolean failed = check instanceof Check.Failed || check instanceof Check.Gone;
        Log.metrics(
                Map.of(
                        "FeedsChecked", "Count",
                        "FeedChecksFailed", "Count",
                        "StoriesFound", "Count"),
                Map.of(
                        "FeedsChecked", 1,
                        "FeedChecksFailed", failed ? 1 : 0,
                        "StoriesFound", check instanceof Check.Read read ? read.found() : 0));
    }
}
