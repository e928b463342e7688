package org.masthead.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.masthead.aws.FetchQueue;
import org.masthead.aws.PagesTable;
import org.masthead.aws.SourcesTable;
import org.masthead.fetch.feed.Feed;
import org.masthead.fetch.feed.FeedReader;
import org.masthead.fetch.feed.FeedResult;
import org.masthead.fetch.feed.Format;
import org.masthead.fetch.feed.Link;
import org.masthead.fetch.feed.SitemapIndex;
import org.masthead.fetch.http.ContentType;
import org.masthead.fetch.http.FetchResult;
import org.masthead.fetch.hub.LinkHeader;
import org.masthead.fetch.hub.Subscriptions;
import org.masthead.lambda.Log;
import org.masthead.page.Booking;
import org.masthead.page.FetchMessage;
import org.masthead.page.PageAnswer;
import org.masthead.page.PageFacts;
import org.masthead.page.PageOutcome;
import org.masthead.source.Check;
import org.masthead.source.FeedCheck;
import org.masthead.source.FeedHints;

/** What is done with the answer to a GET of a syndication feed. */
final class FeedErrand {

    /** The function's timeout in template.yaml. */
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(30);

    /** As refresh gives a feed that it has asked for. */
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(30);

    private final PagesTable pages;
    private final SourcesTable sources;
    private final FetchQueue queue;
    private final NewEntries entries;
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
        this.entries = new NewEntries(pages, queue);
        this.notices = new OutageNotices(sources);
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /**
     * Whether a check has begun since this one was asked for. It has where it ended later than any
     * check takes; one that was under way may have missed what a hub has pushed meanwhile.
     */
    boolean isOvertaken(FetchMessage message) {
        return checkOf(message)
                .flatMap(check -> check.log().lastCheckedAt())
                .filter(end -> end.minus(LONGEST_CHECK).isAfter(message.issuedAt()))
                .isPresent();
    }

    private Optional<FeedCheck> checkOf(FetchMessage message) {
        return message.feed().isPresent()
                ? Optional.empty() // a sitemap of an index has no check of its own
                : sources.find(message.sourceId()).flatMap(source -> source.check(message.url()));
    }

    /** Refresh sends no copy of a message that waits for its turn. */
    void isPutOff(FetchMessage message, Instant until) {
        if (message.feed().isEmpty()) {
            sources.change(
                    message.sourceId(),
                    source -> source.awaited(message.url(), until.plus(ANSWER_WITHIN)));
        }
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
                    case FetchResult.Unavailable(var reason, var until) ->
                            new Checked(
                                    PageAnswer.because(PageOutcome.UNAVAILABLE, reason),
                                    new Check.Failed(
                                            reason, until.map(Booking::at).map(this::from)));
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

    private Duration from(Instant until) {
        return Duration.between(clock.instant(), until);
    }

    /** A sitemap of an index tells of the index's stories; how it is asked is the index's check. */
    private void record(FetchMessage message, Check check) {
        var now = clock.instant();
        if (message.feed().isPresent()) {
            Log.info("Sitemap of an index checked", "url", message.url(), "check", check);
            sources.change(
                    message.sourceId(),
                    source -> source.alsoFound(message.feed().get(), check, now));
            return;
        }
        sources.record(message.sourceId(), message.url(), check, message.issuedAt(), now)
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
        var charset = ContentType.charset(fetched);
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
                // Without validators: an index may stay as it is while its sitemaps change.
                PageAnswer.because(PageOutcome.READ, "sitemap index"),
                new Check.Read(
                        List.of(),
                        0,
                        FeedHints.NONE.freshFor(fetched.fresh()),
                        "sitemap index: the newest %d of %d sitemaps queued"
                                .formatted(index.sitemaps().size(), index.listed()),
                        Optional.empty()));
    }

    private static FetchMessage sitemapMessage(FetchMessage index, String url) {
        return index.following(FetchMessage.Kind.FEED, url).listedIn(index.url());
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
        var found = entries.ask(message, feed.pages(), clock.instant());
        return new Checked(
                read(fetched),
                new Check.Read(
                        found.published(),
                        found.undated(),
                        hints(fetched, feed),
                        "%s: %d entries, %d new"
                                .formatted(
                                        feed.format().words(), feed.pages().size(), found.asked()),
                        movedTo(fetched, feed)));
    }

    private static FeedHints hints(FetchResult.Fetched fetched, Feed feed) {
        var said = feed.hints();
        var links = fetched.statements().links();
        var base = HttpUrl.get(fetched.url());
        return new FeedHints(
                feed.pages().size(),
                fetched.fresh(),
                said.ttl(),
                said.updateInterval(),
                List.copyOf(said.skipHours()),
                List.copyOf(said.skipDays()),
                // WebSub §4: headers before what the feed says.
                LinkHeader.target(links, "hub", base)
                        .or(() -> said.hubs().stream().map(Link::written).findFirst()),
                LinkHeader.target(links, "self", base).or(() -> said.self().map(Link::written)));
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
}
