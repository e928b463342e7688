package org.masthead.page;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the fetch queue carries: one address to GET once.
 *
 * @param kind what to do with the answer
 * @param discovered when Masthead first knew of the address, or of a change at it
 * @param issuedAt when the answer was asked for (by refresh for a feed and its entries, by the
 *     retry's delay for a retry), never when the message happened to be made; an address that has
 *     been answered for this time or a later one needs no second GET, so a message delivered twice
 *     does nothing twice
 * @param attempt 1 for the first try
 * @param correlationId one search for it tells a story's whole life
 * @param notBefore the moment that was booked at the host of the address, or at one that it
 *     redirects to; empty where none was booked
 * @param feed of a page, the syndication feed that lists it; of a sitemap, the index that does
 * @param published of a page, when its feed says that it appeared; empty where none says so
 */
public record FetchMessage(
        String sourceId,
        Kind kind,
        String url,
        Instant discovered,
        Instant issuedAt,
        int attempt,
        String correlationId,
        Optional<Booking> notBefore,
        Optional<String> feed,
        Optional<Instant> published) {

    /**
     * A message.
     *
     * @throws IllegalArgumentException naming what is missing; JSON may lack anything
     */
    public FetchMessage {
        require(sourceId, "sourceId");
        require(kind, "kind");
        require(url, "url");
        require(discovered, "discovered");
        require(issuedAt, "issuedAt");
        require(correlationId, "correlationId");
        if (attempt < 1) {
            throw new IllegalArgumentException("a fetch message's attempt is 1 or more");
        }
    }

    /** The first message for an address that is known, or changed, since {@code issuedAt}. */
    public static FetchMessage first(
            String sourceId, Kind kind, String url, Instant issuedAt, String correlationId) {
        return new FetchMessage(
                sourceId,
                kind,
                url,
                issuedAt,
                issuedAt,
                1,
                correlationId,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The first message for an address that the answer to this one names. */
    public FetchMessage following(Kind kind, String url) {
        return first(sourceId, kind, url, issuedAt, correlationId);
    }

    /** The same message, at a moment that was booked for it. */
    public FetchMessage at(Booking booked) {
        return with(issuedAt, attempt, Optional.of(booked), feed, published);
    }

    /** The same message, of a page or sitemap that the feed lists. */
    public FetchMessage listedIn(String feed) {
        return with(issuedAt, attempt, notBefore, Optional.of(feed), published);
    }

    /** The same message, of a page that appeared then. */
    public FetchMessage published(Optional<Instant> published) {
        return with(issuedAt, attempt, notBefore, feed, published);
    }

    /**
     * The message that asks the feed for what its page did not give. A second later, because the
     * page's own message has been answered; whole, because times in the tables have one width.
     *
     * @return empty where no feed is known to list the page
     */
    public Optional<FetchMessage> asEntry() {
        return feed.map(lists ->
                first(sourceId, Kind.ENTRY, url, issuedAt.plusSeconds(1), correlationId)
                        .listedIn(lists));
    }

    private FetchMessage with(
            Instant issuedAt,
            int attempt,
            Optional<Booking> notBefore,
            Optional<String> feed,
            Optional<Instant> published) {
        return new FetchMessage(
                sourceId,
                kind,
                url,
                discovered,
                issuedAt,
                attempt,
                correlationId,
                notBefore,
                feed,
                published);
    }

    private static void require(@Nullable Object value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("a fetch message needs a " + name);
        }
    }

    public enum Kind {
        /** A syndication feed, whose entries are to be queued. */
        FEED,
        /** An article page, to be kept raw. */
        PAGE,
        /** A page that cannot be had: what the feed that lists it says of it is to be kept. */
        ENTRY,
        /** The home page of a source, or a feed it may have: to be looked at, not kept. */
        DISCOVER,
        /** A WebSub hub, to be asked for pushes of the feed that {@code feed} names. */
        SUBSCRIBE;

        /** The word in tables and logs. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The same errand once more, as a message of its own.
     *
     * @param at later than this message's {@link #issuedAt}
     */
    public FetchMessage again(Instant at) {
        return with(at, attempt + 1, Optional.empty(), feed, published);
    }
}
