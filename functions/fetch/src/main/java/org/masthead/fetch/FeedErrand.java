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
import org.masthead.fetch.feed.Format;
import org.masthead.fetch.feed.Link;
import org.masthead.fetch.feed.ListedPage;
import org.masthead.fetch.feed.SitemapIndex;
import org.masthead.fetch.http.FetchResult;
import org.masthead.fetch.hub.Subscriptions;
import org.masthead.lambda.Log;
import org.masthead.lambda.SideBySide;
import org.masthead.page.FetchMessage;
import org.masthead.page.PageAnswer;
import org.masthead.page.PageFacts;
import org.masthead.page.PageOutcome;
import org.masthead.source.Check;
import org.masthead.source.FeedHints;

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
    private final OutageNotices notices;
    private final Subscriptions subscriptions;
    private final InstantSource clock;

    FeedErrand(
            PagesTable pages,
            SourcesTable sources,
            FetchQueue queue,
            Subscriptions subscriptions,
            InstantSource clock) {
        this.pages = pages;
        this.sources = sources;
        this.queue = queue;
        this.notices = new OutageNotices(sources);
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** The end of one check, for the pages table and for the sources table. */
    private record Checked(PageAnswer answer, Check check) {}

    void finish(FetchMessage message, FetchResult result) {
        var checked =
                switch (result) {
                    case FetchResult.Fetched fetched -> read(message, fetched);
                    case FetchResult.NotModified(var movedTo, var fresh) ->
                            new Checked(
                                    PageAnswer.UNCHANGED,
                                    new Check.Unchanged(fresh, movedTo.filter(PageFacts::hold)));
                    case FetchResult.Gone gone ->
                            new Checked(
                                    PageAnswer.because(PageOutcome.REFUSED, gone.reason()),
                                    new Check.Gone(gone.reason()));
                    case FetchResult.NotFound missing -> refused(missing.reason());
                    case FetchResult.Disallowed(var reason) -> refused(reason);
                    case FetchResult.Refused(var reason) -> refused(reason);
                    case FetchResult.Failed(var reason, var retryAfter) ->
                            // No retry by queue: the feed's own schedule is the retry.
                            new Checked(
                                    PageAnswer.because(PageOutcome.FAILED, reason),
                                    new Check.Failed(reason, retryAfter));
                };
        // Last, with the feed's validators: a crash before this line reads the feed again, and no
        // entry is lost behind a 304.
        if (pages.answered(message, checked.answer())) {
            // Once for each check: a crash before this line leaves the feed's pace as it was, and
            // refresh asks again when the answer is overdue.
            record(message, checked.check());
        }
    }

    private void record(FetchMessage message, Check check) {
        sources.record(
                        message.sourceId(),
                        message.url(),
                        check,
                        message.issuedAt(),
                        clock.instant())
                .ifPresent(source -> {
                    notices.checked(source, message.url(), check);
                    subscriptions.feedWasChecked(source, message);
                });
    }

    private static Checked refused(String reason) {
        return new Checked(
                PageAnswer.because(PageOutcome.REFUSED, reason),
                new Check.Failed(reason, Optional.empty()));
    }

    private Checked read(FetchMessage message, FetchResult.Fetched fetched) {
        var charset =
                fetched.contentType()
                        .flatMap(type -> Optional.ofNullable(MediaType.parse(type)))
                        .flatMap(type -> Optional.ofNullable(type.charset()))
                        .map(Charset::name);
        return switch (FeedReader.read(fetched.body(), HttpUrl.get(fetched.url()), charset)) {
            case FeedResult.NotAFeed(var reason) -> refused("the document " + reason);
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
            return refused("the document is a sitemap index within another");
        }
        queue.send(
                index.sitemaps().stream()
                        .map(sitemap -> sitemapMessage(message, sitemap.url().toString()))
                        .toList());
        return new Checked(
                read(fetched),
                new Check.Read(
                        List.of(),
                        0,
                        FeedHints.NONE.freshFor(fetched.fresh()),
                        "sitemap index: the newest %d of %d sitemaps queued"
                                .formatted(index.sitemaps().size(), index.listed()),
                        Optional.empty()));
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
        var wanted = wanted(newest(message, feed.pages()), clock.instant());
        var messages = wanted.all().stream().map(entry -> pageMessage(message, entry)).toList();
        queue.send(messages);
        SideBySide.each(messages, pages::queued);
        messages.forEach(page -> Log.info("Entry queued", "url", page.url()));
        return new Checked(
                read(fetched),
                new Check.Read(
                        wanted.unseen().stream().flatMap(it -> it.changed().stream()).toList(),
                        (int) wanted.unseen().stream().filter(it -> it.changed().isEmpty()).count(),
                        hints(fetched, feed),
                        "%s: %d entries, %d new"
                                .formatted(
                                        feed.format().words(),
                                        feed.pages().size(),
                                        messages.size()),
                        movedTo(fetched, feed)));
    }

    private static FeedHints hints(FetchResult.Fetched fetched, Feed feed) {
        var said = feed.hints();
        return new FeedHints(
                feed.pages().size(),
                fetched.fresh(),
                said.ttl(),
                said.updateInterval(),
                List.copyOf(said.skipHours()),
                List.copyOf(said.skipDays()),
                said.hubs().stream().map(Link::written).findFirst(),
                said.self().map(Link::written));
    }

    /**
     * A title that has moved house sends whatever it does not find to its home page, which reads as
     * a section page: that is no new address of the feed.
     */
    private static Optional<String> movedTo(FetchResult.Fetched fetched, Feed feed) {
        return fetched.permanentUrl()
                .filter(PageFacts::hold)
                .filter(ignored -> feed.format() != Format.SECTION_PAGE);
    }

    /** Those that a check takes up: what is left over is logged, never dropped in silence. */
    private static List<ListedPage> newest(FetchMessage message, List<ListedPage> entries) {
        var newest =
                entries.stream()
                        .filter(entry -> PageFacts.hold(address(entry)))
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

    /**
     * What is to be fetched.
     *
     * @param all entries never seen, and those that changed since their page was fetched last
     * @param unseen those never seen
     */
    private record Wanted(List<ListedPage> all, List<ListedPage> unseen) {}

    private Wanted wanted(List<ListedPage> entries, Instant now) {
        var answered = pages.answeredFor(entries.stream().map(FeedErrand::address).toList());
        var unseen = entries.stream().filter(it -> !answered.containsKey(address(it))).toList();
        var all =
                entries.stream()
                        .filter(entry -> {
                            var last = answered.get(address(entry));
                            return last == null || changedSince(entry, last, now);
                        })
                        .toList();
        return new Wanted(all, unseen);
    }

    private static String address(ListedPage entry) {
        return entry.url().toString();
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
                        address(entry),
                        feed.issuedAt(),
                        feed.correlationId())
                .listedIn(feed.url());
    }
}
