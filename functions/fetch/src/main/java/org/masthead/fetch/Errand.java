package org.masthead.fetch;

import java.util.Optional;
import org.masthead.aws.PagesTable;
import org.masthead.fetch.discovery.DiscoverErrand;
import org.masthead.fetch.http.FetchResult;
import org.masthead.fetch.http.Fetcher;
import org.masthead.fetch.hub.Subscriptions;
import org.masthead.lambda.Log;
import org.masthead.page.FetchMessage;
import org.masthead.page.PageFacts;
import org.masthead.page.PageState;

/** One message, one GET. */
final class Errand {

    private final Fetcher fetcher;
    private final PagesTable pages;
    private final PageErrand pageErrand;
    private final FeedErrand feedErrand;
    private final DiscoverErrand discoverErrand;
    private final Subscriptions subscriptions;

    Errand(
            Fetcher fetcher,
            PagesTable pages,
            PageErrand pageErrand,
            FeedErrand feedErrand,
            DiscoverErrand discoverErrand,
            Subscriptions subscriptions) {
        this.fetcher = fetcher;
        this.pages = pages;
        this.pageErrand = pageErrand;
        this.feedErrand = feedErrand;
        this.discoverErrand = discoverErrand;
        this.subscriptions = subscriptions;
    }

    void carryOut(FetchMessage message) {
        switch (message.kind()) {
            // What is known of them stands with their source, not with the address.
            case DISCOVER ->
                    discoverErrand.finish(
                            message, fetcher.get(message.url(), Fetcher.Validators.NONE));
            case SUBSCRIBE -> subscriptions.ask(message);
            case FEED, PAGE -> fetch(message);
        }
    }

    private void fetch(FetchMessage message) {
        var state = pages.find(message.url());
        if (state.filter(known -> known.answers(message)).isPresent()) {
            Log.info("Answered already, nothing to do", "url", message.url());
            return;
        }
        var validators = validators(state);
        switch (message.kind()) {
            case PAGE -> {
                var kept = state.flatMap(PageState::page);
                pageErrand.finish(message, kept, page(message, validators));
            }
            case FEED -> feedErrand.finish(message, fetcher.get(message.url(), validators));
            case DISCOVER, SUBSCRIBE -> throw new IllegalStateException("carried out elsewhere");
        }
    }

    private FetchResult page(FetchMessage message, Fetcher.Validators validators) {
        return PageFacts.hold(message.url())
                ? fetcher.get(message.url(), validators)
                : PageErrand.TOO_LONG;
    }

    private static Fetcher.Validators validators(Optional<PageState> state) {
        return state.map(known -> new Fetcher.Validators(known.etag(), known.lastModified()))
                .orElse(Fetcher.Validators.NONE);
    }
}
