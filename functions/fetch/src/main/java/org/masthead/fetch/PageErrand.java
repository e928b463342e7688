package org.masthead.fetch;

import java.util.Optional;
import okhttp3.HttpUrl;
import org.masthead.aws.FetchQueue;
import org.masthead.aws.PagesTable;
import org.masthead.fetch.host.Courtesy;
import org.masthead.fetch.http.ContentType;
import org.masthead.fetch.http.FetchResult;
import org.masthead.fetch.rights.PageHead;
import org.masthead.fetch.rights.Rights;
import org.masthead.fetch.rights.RightsRules;
import org.masthead.lambda.Log;
import org.masthead.page.FetchMessage;
import org.masthead.page.PageAnswer;
import org.masthead.page.PageFacts;
import org.masthead.page.PageFacts.Origin;
import org.masthead.page.PageKey;
import org.masthead.page.PageOutcome;
import org.masthead.page.PageState;

/** What is done with the answer to a GET of an article page. */
final class PageErrand {

    static final FetchResult.Refused TOO_LONG =
            new FetchResult.Refused(
                    "address is longer than %d bytes".formatted(PageFacts.MAX_URL_BYTES));

    /** RFC 7725: unavailable for legal reasons. */
    private static final int RESERVED = 451;

    private final PagesTable pages;
    private final FetchQueue queue;
    private final Keeping keeping;
    private final Courtesy courtesy;
    private final Policies policies;

    PageErrand(
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

    /**
     * Ends the errand.
     *
     * @param state what was known of the address before
     */
    void finish(FetchMessage message, Optional<PageState> state, FetchResult result) {
        var kept = state.flatMap(PageState::page);
        var answer =
                switch (result) {
                    case FetchResult.Fetched fetched -> keep(message, kept, fetched);
                    case FetchResult.NotModified ignored -> PageAnswer.UNCHANGED;
                    case FetchResult.Gone gone -> gone(message, kept, 410, gone.reason());
                    case FetchResult.NotFound missing -> missing(message, state, missing);
                    case FetchResult.Disallowed(var reason) -> forbidden(message, kept, reason);
                    case FetchResult.Unavailable(var reason, var ignored) ->
                            notToBeHad(message, kept, PageOutcome.UNAVAILABLE, reason);
                    case FetchResult.Refused(var reason) ->
                            notToBeHad(message, kept, PageOutcome.REFUSED, reason);
                    case FetchResult.Failed failed -> tryAgain(message, kept, failed);
                };
        // Written last: a crash before this line repeats the errand and changes nothing twice.
        pages.answered(message, answer);
        Log.info(
                "Page " + answer.outcome().word(),
                "url",
                message.url(),
                "reason",
                answer.reason(),
                "page",
                answer.page().map(PageKey::toString));
    }

    private PageAnswer keep(
            FetchMessage message, Optional<PageKey> kept, FetchResult.Fetched fetched) {
        if (!ContentType.isHtml(fetched)) {
            return notToBeHad(
                    message,
                    kept,
                    // A text may be the excuse of a server; a picture or a PDF stays what it is.
                    ContentType.isText(fetched) ? PageOutcome.UNAVAILABLE : PageOutcome.REFUSED,
                    "content type '%s' is no page".formatted(fetched.contentType().orElse("")));
        }
        if (!PageFacts.hold(fetched.url())) {
            return PageAnswer.because(PageOutcome.REFUSED, TOO_LONG.reason());
        }
        var rights = rights(message, fetched);
        var answer =
                switch (rights) {
                    case Rights.Keep(var maxSnippet, var ignored) ->
                            stored(message, kept, fetched, maxSnippet);
                    case Rights.Refuse refuse -> forbidden(message, kept, refuse.reason());
                };
        return answer.under(rights.words());
    }

    private Rights rights(FetchMessage message, FetchResult.Fetched fetched) {
        var url = HttpUrl.get(fetched.url());
        return RightsRules.decide(
                policies.of(message.sourceId()),
                url,
                fetched.statements(),
                PageHead.of(fetched.body()),
                courtesy.statements(url));
    }

    private PageAnswer stored(
            FetchMessage message,
            Optional<PageKey> kept,
            FetchResult.Fetched fetched,
            Optional<Integer> maxSnippet) {
        return new PageAnswer(
                PageOutcome.STORED,
                Optional.empty(),
                fetched.etag(),
                fetched.lastModified(),
                Optional.of(
                        keeping.page(
                                message,
                                kept,
                                fetched.url(),
                                fetched.contentType(),
                                maxSnippet,
                                Origin.PAGE,
                                fetched.body())));
    }

    /** A page that was kept before it was reserved is not shown any longer either. */
    private PageAnswer forbidden(FetchMessage message, Optional<PageKey> kept, String reason) {
        policies.refused(message, reason);
        var answer = PageAnswer.because(PageOutcome.REFUSED, reason);
        return kept.isEmpty() ? answer : answer.keptAt(keeping.gone(message, kept, RESERVED));
    }

    /** Of a page that was never kept there is nobody to be told. */
    private PageAnswer gone(
            FetchMessage message, Optional<PageKey> kept, int status, String reason) {
        var answer = PageAnswer.because(PageOutcome.GONE, reason);
        return kept.isEmpty() ? answer : answer.keptAt(keeping.gone(message, kept, status));
    }

    /** Servers that are being mended answer 404 too: once is not gone. */
    private PageAnswer missing(
            FetchMessage message, Optional<PageState> state, FetchResult.NotFound missing) {
        var kept = state.flatMap(PageState::page);
        if (kept.isEmpty()) {
            return notToBeHad(message, kept, PageOutcome.UNAVAILABLE, missing.reason());
        }
        return state.filter(PageState::missing).isPresent()
                ? gone(message, kept, 404, missing.reason() + " at two checks in a row")
                : PageAnswer.because(PageOutcome.MISSING, missing.reason());
    }

    private PageAnswer notToBeHad(
            FetchMessage message, Optional<PageKey> kept, PageOutcome outcome, String reason) {
        askFeed(message, kept);
        return PageAnswer.because(outcome, reason);
    }

    /** What the page does not give, the feed that lists it may. */
    private void askFeed(FetchMessage message, Optional<PageKey> kept) {
        if (kept.isEmpty()) {
            queue.send(message.asEntry().stream().toList());
        }
    }

    private PageAnswer tryAgain(
            FetchMessage message, Optional<PageKey> kept, FetchResult.Failed failed) {
        var answer = Retry.of(message, failed, queue);
        if (answer.outcome() == PageOutcome.FAILED) {
            askFeed(message, kept);
        }
        return answer;
    }
}
