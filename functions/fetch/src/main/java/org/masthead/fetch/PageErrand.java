package org.masthead.fetch;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.masthead.aws.FetchQueue;
import org.masthead.aws.PageStore;
import org.masthead.aws.PagesTable;
import org.masthead.fetch.http.FetchResult;
import org.masthead.lambda.Log;
import org.masthead.page.FetchMessage;
import org.masthead.page.PageAnswer;
import org.masthead.page.PageFacts;
import org.masthead.page.PageKey;
import org.masthead.page.PageOutcome;
import org.masthead.page.RawPage;

/** What is done with the answer to a GET of an article page. */
final class PageErrand {

    static final FetchResult.Refused TOO_LONG =
            new FetchResult.Refused(
                    "address is longer than %d bytes".formatted(PageFacts.MAX_URL_BYTES));

    /** Real ones have some 40; with the address it has to fit into the 2 KB of S3 metadata. */
    private static final int MAX_CONTENT_TYPE = 100;

    private final PagesTable pages;
    private final PageStore store;
    private final FetchQueue queue;
    private final InstantSource clock;

    PageErrand(PagesTable pages, PageStore store, FetchQueue queue, InstantSource clock) {
        this.pages = pages;
        this.store = store;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Ends the errand.
     *
     * @param kept where the page that was kept last is
     */
    void finish(FetchMessage message, Optional<PageKey> kept, FetchResult result) {
        var answer =
                switch (result) {
                    case FetchResult.Fetched fetched -> keep(message, kept, fetched);
                    case FetchResult.NotModified ignored -> PageAnswer.UNCHANGED;
                    case FetchResult.Gone gone ->
                            PageAnswer.because(PageOutcome.REFUSED, gone.reason());
                    case FetchResult.NotFound missing ->
                            PageAnswer.because(PageOutcome.REFUSED, missing.reason());
                    case FetchResult.Disallowed(var reason) ->
                            PageAnswer.because(PageOutcome.REFUSED, reason);
                    case FetchResult.Refused(var reason) ->
                            PageAnswer.because(PageOutcome.REFUSED, reason);
                    case FetchResult.Failed failed -> tryAgain(message, failed);
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
        if (!isHtml(fetched.contentType())) {
            return PageAnswer.because(
                    PageOutcome.REFUSED,
                    "content type '%s' is no page".formatted(fetched.contentType().orElse("")));
        }
        if (!PageFacts.hold(fetched.url())) {
            return PageAnswer.because(PageOutcome.REFUSED, TOO_LONG.reason());
        }
        var key =
                PageKey.of(message.sourceId(), message.discovered(), message.url(), fetched.body());
        var page = new RawPage(facts(message, fetched), fetched.body());
        boolean stored = store.put(key, page);
        if (!stored && kept.filter(last -> !last.equals(key)).isPresent()) {
            // The publisher has gone back to an earlier version: it is the newest once more.
            store.putAgain(key, page);
        }
        return new PageAnswer(
                PageOutcome.STORED,
                Optional.empty(),
                fetched.etag(),
                fetched.lastModified(),
                Optional.of(key));
    }

    private PageFacts facts(FetchMessage message, FetchResult.Fetched fetched) {
        return new PageFacts(
                fetched.url(),
                message.sourceId(),
                message.discovered(),
                clock.instant(),
                fetched.contentType().filter(type -> type.length() <= MAX_CONTENT_TYPE),
                message.correlationId(),
                PageFacts.OK);
    }

    private PageAnswer tryAgain(FetchMessage message, FetchResult.Failed failed) {
        return RetryDelay.after(message, failed.retryAfter())
                .map(delay -> {
                    // Not "now": the same message delivered twice makes the same next one.
                    queue.sendLater(message.again(message.issuedAt().plus(delay)), delay);
                    return PageAnswer.because(
                            PageOutcome.RETRYING,
                            "%s; next try in %d s (attempt %d)"
                                    .formatted(
                                            failed.reason(),
                                            delay.toSeconds(),
                                            message.attempt() + 1));
                })
                .orElseGet(() ->
                        PageAnswer.because(
                                PageOutcome.FAILED,
                                "%s; given up after %d attempts"
                                        .formatted(failed.reason(), message.attempt())));
    }

    /** A missing type is left to the extractor to judge. */
    private static boolean isHtml(Optional<String> contentType) {
        var type = contentType.orElse("text/html").toLowerCase(Locale.ROOT);
        return type.startsWith("text/html") || type.startsWith("application/xhtml+xml");
    }
}
