package org.masthead.fetch;

import java.util.Optional;
import org.masthead.aws.FetchQueue;
import org.masthead.fetch.http.FetchResult;
import org.masthead.page.FetchMessage;
import org.masthead.page.PageAnswer;
import org.masthead.page.PageOutcome;

/** What is done with an errand whose origin failed. */
final class Retry {

    private Retry() {}

    /** Queues the next try, or gives up. */
    static PageAnswer of(FetchMessage message, FetchResult.Failed failed, FetchQueue queue) {
        return later(message, failed, queue)
                .orElseGet(() ->
                        PageAnswer.because(
                                PageOutcome.FAILED,
                                "%s; given up after %d attempts"
                                        .formatted(failed.reason(), message.attempt())));
    }

    private static Optional<PageAnswer> later(
            FetchMessage message, FetchResult.Failed failed, FetchQueue queue) {
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
                });
    }
}
