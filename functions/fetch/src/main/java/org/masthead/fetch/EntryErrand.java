package org.masthead.fetch;

import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.masthead.address.CanonicalForm;
import org.masthead.aws.FetchQueue;
import org.masthead.aws.PagesTable;
import org.masthead.fetch.feed.Feed;
import org.masthead.fetch.feed.FeedReader;
import org.masthead.fetch.feed.FeedResult;
import org.masthead.fetch.feed.ListedPage;
import org.masthead.fetch.feed.SitemapIndex;
import org.masthead.fetch.host.Courtesy;
import org.masthead.fetch.http.ContentType;
import org.masthead.fetch.http.FetchResult;
import org.masthead.fetch.http.Statements;
import org.masthead.fetch.rights.PageHead;
import org.masthead.fetch.rights.Rights;
import org.masthead.fetch.rights.RightsRules;
import org.masthead.lambda.Log;
import org.masthead.page.FetchMessage;
import org.masthead.page.PageAnswer;
import org.masthead.page.PageFacts.Origin;
import org.masthead.page.PageKey;
import org.masthead.page.PageOutcome;
import org.masthead.page.PageState;

/** What is done with a feed that was read again for the whole text of one of its entries. */
final class EntryErrand {

    private final PagesTable pages;
    private final FetchQueue queue;
    private final Keeping keeping;
    private final Courtesy courtesy;
    private final Policies policies;

    EntryErrand(
            PagesTable pages,
            FetchQueue queue,
            Keeping keeping,
            Courtesy courtesy,
            Policies policies) {
        this.pages = pages;
        this.queue = queue;
        this.keeping = keeping;
        this.courtesy = courtesy;
        this.policies = policies;
    }

    void finish(FetchMessage message, Optional<PageState> state, FetchResult feed) {
        var answer =
                switch (feed) {
                    case FetchResult.Fetched fetched ->
                            read(message, state.flatMap(PageState::page), fetched);
                    case FetchResult.Failed failed -> Retry.of(message, failed, queue);
                    case FetchResult.NotModified ignored -> without("feed answered 304");
                    case FetchResult.Gone gone -> without("feed: " + gone.reason());
                    case FetchResult.NotFound missing -> without("feed: " + missing.reason());
                    case FetchResult.Unavailable(var reason, var ignored) ->
                            without("feed: " + reason);
                    case FetchResult.Disallowed(var reason) -> without("feed: " + reason);
                    case FetchResult.Refused(var reason) -> without("feed: " + reason);
                };
        pages.answered(message, answer);
        Log.info(
                "Entry " + answer.outcome().word(),
                "url",
                message.url(),
                "reason",
                answer.reason());
    }

    private static PageAnswer without(String reason) {
        return PageAnswer.because(
                PageOutcome.REFUSED, "the page could not be had, nor its entry: " + reason);
    }

    private PageAnswer read(
            FetchMessage message, Optional<PageKey> kept, FetchResult.Fetched fetched) {
        return switch (FeedReader.read(
                fetched.body(), HttpUrl.get(fetched.url()), ContentType.charset(fetched))) {
            case Feed feed ->
                    feed.pages().stream()
                            .filter(page ->
                                    CanonicalForm.of(page.url()).toString().equals(message.url()))
                            .findFirst()
                            .map(page -> keep(message, kept, fetched, page))
                            .orElseGet(() -> without("the feed lists it no longer"));
            case SitemapIndex ignored -> without("a sitemap index has no texts");
            case FeedResult.NotAFeed(var reason) -> without("the feed " + reason);
        };
    }

    private PageAnswer keep(
            FetchMessage message,
            Optional<PageKey> kept,
            FetchResult.Fetched feed,
            ListedPage page) {
        var document = EntryDocument.of(page);
        if (document.isEmpty()) {
            return without("the feed has no full text of it");
        }
        var rights = rights(message, feed, page.url());
        var answer =
                switch (rights) {
                    case Rights.Refuse refuse -> {
                        policies.refused(message, refuse.reason());
                        yield PageAnswer.because(PageOutcome.REFUSED, refuse.reason());
                    }
                    case Rights.Keep(var maxSnippet, var ignored) ->
                            stored(message, kept, document.get(), maxSnippet);
                };
        return answer.under(rights.words());
    }

    /**
     * What is stated of the page's path and of the feed's text. Robots directives of a feed are not
     * about its entries: to keep feeds themselves out of search results, {@code noindex} is usual.
     */
    private Rights rights(FetchMessage message, FetchResult.Fetched feed, HttpUrl page) {
        var said = feed.statements();
        return RightsRules.decide(
                policies.of(message.sourceId()),
                page,
                new Statements(List.of(), said.tdmReservation(), said.tdmPolicy(), said.links()),
                PageHead.NONE,
                courtesy.statements(page));
    }

    private PageAnswer stored(
            FetchMessage message,
            Optional<PageKey> kept,
            EntryDocument document,
            Optional<Integer> maxSnippet) {
        var key =
                keeping.page(
                        message,
                        kept,
                        message.url(),
                        Optional.of(EntryDocument.CONTENT_TYPE),
                        maxSnippet,
                        Origin.FEED,
                        document.bytes());
        return PageAnswer.because(
                        PageOutcome.STORED,
                        "from the entry in %s: the page could not be had"
                                .formatted(message.feed().orElse("its feed")))
                .keptAt(key);
    }
}
