package org.masthead.fetch;

import java.nio.charset.Charset;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import org.masthead.aws.FetchQueue;
import org.masthead.aws.PagesTable;
import org.masthead.aws.SourcesTable;
import org.masthead.fetch.feed.Feed;
import org.masthead.fetch.feed.FeedReader;
import org.masthead.fetch.feed.FeedResult;
import org.masthead.fetch.feed.ListedPage;
import org.masthead.fetch.feed.SitemapIndex;
import org.masthead.fetch.http.FetchResult;
import org.masthead.lambda.Log;
import org.masthead.page.FetchMessage;
import org.masthead.page.PageAnswer;
import org.masthead.page.PageFacts;
import org.masthead.page.PageOutcome;
import org.masthead.source.CheckHistory.Check;

/** What is done with the answer to a GET of a syndication feed. */
final class FeedErrand {

    /** The newest entries a check takes up; feeds list tens, sitemaps up to 50,000. */
    static final int MAX_ENTRIES = 1_000;

    /** Entries without a time last; those of one time as the feed has them. */
    private static final Comparator<ListedPage> NEWEST_FIRST =
            Comparator.comparing(
                    entry -> entry.changed().orElse(Instant.MIN), Comparator.reverseOrder());

    private final PagesTable pages;
    private final SourcesTable sources;
    private final FetchQueue queue;
    private final InstantSource clock;

    FeedErrand(PagesTable pages, SourcesTable sources, FetchQueue queue, InstantSource clock) {
        this.pages = pages;
        this.sources = sources;
        this.queue = queue;
        this.clock = clock;
    }

    /** The end of one check, in the words of the pages table and of the sources table. */
    private record Checked(PageAnswer answer, Check check, String words) {}

    void finish(FetchMessage message, FetchResult result) {
        var checked =
                switch (result) {
                    case FetchResult.Fetched fetched -> read(message, fetched);
                    case FetchResult.NotModified ignored ->
                            new Checked(
                                    PageAnswer.UNCHANGED, new Check.NothingNew(), "feed unchanged");
                    case FetchResult.Gone gone -> failed(PageOutcome.REFUSED, gone.reason());
                    case FetchResult.NotFound missing ->
                            failed(PageOutcome.REFUSED, missing.reason());
                    case FetchResult.Disallowed(var reason) -> failed(PageOutcome.REFUSED, reason);
                    case FetchResult.Refused(var reason) -> failed(PageOutcome.REFUSED, reason);
                    case FetchResult.Failed(var reason, var ignored) ->
                            failed(PageOutcome.FAILED, reason);
                };
        // Last, with the feed's validators: a crash before this line reads the feed again, and no
        // entry is lost behind a 304.
        if (pages.answered(message, checked.answer())) {
            // Once for each check: a crash before this line leaves the source's pace as it was, and
            // refresh asks again when the answer is overdue.
            sources.record(
                    message.sourceId(),
                    message.issuedAt(),
                    checked.check(),
                    checked.words(),
                    clock.instant());
        }
        Log.info("Source checked", "source", message.sourceId(), "outcome", checked.words());
    }

    /** No retry by queue: the source's own schedule is the retry. */
    private static Checked failed(PageOutcome outcome, String reason) {
        return new Checked(
                PageAnswer.because(outcome, reason), new Check.Failed(), "feed failed: " + reason);
    }

    private Checked read(FetchMessage message, FetchResult.Fetched fetched) {
        var charset =
                fetched.contentType()
                        .flatMap(type -> Optional.ofNullable(MediaType.parse(type)))
                        .flatMap(type -> Optional.ofNullable(type.charset()))
                        .map(Charset::name);
        return switch (FeedReader.read(fetched.body(), HttpUrl.get(fetched.url()), charset)) {
            case FeedResult.NotAFeed(var reason) ->
                    failed(PageOutcome.REFUSED, "the document " + reason);
            case Feed feed -> queueNew(message, fetched, feed);
            case SitemapIndex index -> queueSitemaps(message, fetched, index);
        };
    }

    /**
     * Each sitemap of an index is one more feed of the source. One that lists sitemaps in its turn
     * is not followed (sitemaps.org: an index lists no index), so no publisher sends us in circles.
     */
    private Checked queueSitemaps(
            FetchMessage message, FetchResult.Fetched fetched, SitemapIndex index) {
        if (message.feed().isPresent()) {
            return failed(PageOutcome.REFUSED, "the document is a sitemap index within another");
        }
        queue.send(
                index.sitemaps().stream()
                        .map(sitemap -> sitemapMessage(message, sitemap.url().toString()))
                        .toList());
        return new Checked(
                read(fetched),
                new Check.NothingNew(),
                "sitemap index: the newest %d of %d sitemaps queued"
                        .formatted(index.sitemaps().size(), index.listed()));
    }

    private static FetchMessage sitemapMessage(FetchMessage index, String url) {
        return FetchMessage.first(
                        index.sourceId(),
                        FetchMessage.Kind.FEED,
                        url,
                        index.issuedAt(),
                        index.correlationId())
                .listedIn(index.url());
    }

    private static PageAnswer read(FetchResult.Fetched fetched) {
        return new PageAnswer(
                PageOutcome.READ,
                Optional.empty(),
                fetched.etag(),
                fetched.lastModified(),
                Optional.empty());
    }

    private Checked queueNew(FetchMessage message, FetchResult.Fetched fetched, Feed feed) {
        var messages =
                wanted(newest(message, feed.pages()), clock.instant()).stream()
                        .map(entry -> pageMessage(message, entry))
                        .toList();
        queue.send(messages);
        messages.forEach(pages::queued);
        messages.forEach(page -> Log.info("Entry queued", "url", page.url()));
        return new Checked(
                read(fetched),
                messages.isEmpty() ? new Check.NothingNew() : new Check.NewEntries(messages.size()),
                "%s: %d entries, %d new"
                        .formatted(feed.format().words(), feed.pages().size(), messages.size()));
    }

    /** Those that a check takes up: what is left over is logged, never dropped in silence. */
    private static List<ListedPage> newest(FetchMessage message, List<ListedPage> entries) {
        var newest =
                entries.stream()
                        .filter(entry -> PageFacts.hold(entry.url().toString()))
                        .sorted(NEWEST_FIRST)
                        .limit(MAX_ENTRIES)
                        .toList();
        if (newest.size() < entries.size()) {
            Log.warn(
                    "Feed lists more entries, or longer addresses, than a check takes up",
                    "source",
                    message.sourceId(),
                    "entries",
                    entries.size(),
                    "taken",
                    newest.size());
        }
        return newest;
    }

    /** Entries never seen, and those that changed since their page was fetched last. */
    private List<ListedPage> wanted(List<ListedPage> entries, Instant now) {
        var answered =
                pages.answeredFor(entries.stream().map(entry -> entry.url().toString()).toList());
        return entries.stream()
                .filter(entry -> {
                    var last = answered.get(entry.url().toString());
                    return last == null || changedSince(entry, last, now);
                })
                .toList();
    }

    /** A change that is still to come is a clock that is wrong, not news. */
    private static boolean changedSince(ListedPage entry, Optional<Instant> last, Instant now) {
        return last.isPresent()
                && entry.changed()
                        .filter(at -> at.isAfter(last.get()) && !at.isAfter(now))
                        .isPresent();
    }

    /**
     * Issued when the feed was asked for, not "now": a feed that is read twice, or a second feed
     * with the same entry, makes the same message, which is carried out once.
     */
    private static FetchMessage pageMessage(FetchMessage feed, ListedPage entry) {
        return FetchMessage.first(
                feed.sourceId(),
                FetchMessage.Kind.PAGE,
                entry.url().toString(),
                feed.issuedAt(),
                feed.correlationId());
    }
}
