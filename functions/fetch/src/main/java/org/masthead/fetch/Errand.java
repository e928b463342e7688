package org.masthead.fetch;

import java.util.Optional;
import org.masthead.aws.PagesTable;
import org.masthead.fetch.http.FetchResult;
import org.masthead.fetch.http.Fetcher;
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

    Errand(Fetcher fetcher, PagesTable pages, PageErrand pageErrand, FeedErrand feedErrand) {
        this.fetcher = fetcher;
        this.pages = pages;
        this.pageErrand = pageErrand;
        this.feedErrand = feedErrand;
    }

    void carryOut(FetchMessage message) {
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
