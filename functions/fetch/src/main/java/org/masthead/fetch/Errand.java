package org.masthead.fetch;

import java.util.Optional;
import org.masthead.aws.PagesTable;
import org.masthead.fetch.http.Fetcher;
import org.masthead.lambda.Log;
import org.masthead.page.FetchMessage;
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
        var result = fetcher.get(message.url(), validators(state));
        switch (message.kind()) {
            case PAGE -> pageErrand.finish(message, result);
            case FEED -> feedErrand.finish(message, result);
        }
    }

    private static Fetcher.Validators validators(Optional<PageState> state) {
        return state.map(known -> new Fetcher.Validators(known.etag(), known.lastModified()))
                .orElse(Fetcher.Validators.NONE);
    }
}
