package org.masthead.fetch;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.masthead.aws.PageStore;
import org.masthead.page.FetchMessage;
import org.masthead.page.PageFacts;
import org.masthead.page.PageFacts.Origin;
import org.masthead.page.PageKey;
import org.masthead.page.RawPage;

/** Puts pages into the store, from which extract is told of each. */
final class Keeping {

    /** Real ones have some 40; with the address it has to fit into the 2 KB of S3 metadata. */
    private static final int MAX_CONTENT_TYPE = 100;

    private final PageStore store;
    private final InstantSource clock;

    Keeping(PageStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Keeps a page.
     *
     * @param kept where the page that was kept last is
     * @param url the address that answered
     */
    PageKey page(
            FetchMessage message,
            Optional<PageKey> kept,
            String url,
            Optional<String> contentType,
            Optional<Integer> maxSnippet,
            Origin origin,
            byte[] body) {
        var facts =
                new PageFacts(
                        url,
                        message.sourceId(),
                        message.discovered(),
                        clock.instant(),
                        contentType.filter(type -> type.length() <= MAX_CONTENT_TYPE),
                        message.correlationId(),
                        PageFacts.OK,
                        origin,
                        maxSnippet);
        return put(key(message, body), kept, new RawPage(facts, body));
    }

    /**
     * Keeps that a page is gone: a page without bytes, so that extract learns of it as of any other
     * version, in the same order.
     *
     * @param status 404, 410, or 451 where the publisher has reserved it since
     */
    PageKey gone(FetchMessage message, Optional<PageKey> kept, int status) {
        var facts =
                new PageFacts(
                        message.url(),
                        message.sourceId(),
                        message.discovered(),
                        clock.instant(),
                        Optional.empty(),
                        message.correlationId(),
                        status);
        var name = ("gone " + status).getBytes(StandardCharsets.UTF_8);
        return put(key(message, name), kept, new RawPage(facts, new byte[0]));
    }

    private static PageKey key(FetchMessage message, byte[] content) {
        return PageKey.of(message.sourceId(), message.discovered(), message.url(), content);
    }

    private PageKey put(PageKey key, Optional<PageKey> kept, RawPage page) {
        boolean stored = store.put(key, page);
        if (!stored && kept.filter(last -> !last.equals(key)).isPresent()) {
            // The publisher has gone back to an earlier version: it is the newest once more.
            store.putAgain(key, page);
        }
        return key;
    }
}
