package org.masthead.reader.feed;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.masthead.edition.Edition;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.reader.access.Caller;

/** Answers with pages of cards: the same list for as long as a caller pages through it. */
public final class CardPages {

    private final Supplier<Optional<Edition>> current;
    private final Function<String, Optional<Edition>> byVersion;
    private final InstantSource clock;

    /**
     * Pages of editions.
     *
     * @param current the newest; empty until the first is bound
     * @param byVersion an earlier one; empty where it has expired
     */
    public CardPages(
            Supplier<Optional<Edition>> current,
            Function<String, Optional<Edition>> byVersion,
            InstantSource clock) {
        this.current = current;
        this.byVersion = byVersion;
        this.clock = clock;
    }

    /**
     * A page of a list.
     *
     * @param edition the version it was cut from
     * @param next the cursor of the next page; absent on the last
     */
    public record Page(String edition, List<CardView> cards, Optional<String> next) {}

    /** A list of an edition's stories, for one caller. */
    @FunctionalInterface
    public interface Cut {

        /**
         * The first places of the list, best first; nothing that the caller does not see.
         *
         * @param most how many are needed at most; the rest is not worked out
         */
        int[] places(Sight sight, int most);
    }

    /** What a caller sees of the newest edition; empty until the first is bound. */
    public Optional<Sight> sight(Caller caller) {
        return current.get().map(edition -> Sight.of(edition, caller, clock.instant()));
    }

    /**
     * Answers with the page that a request asks for.
     *
     * @param list its name in cursors
     */
    public HttpReply answer(HttpRequest request, Caller caller, String list, Cut cut) {
        return switch (Paging.of(request, list)) {
            case Paging.Unusable(var problem) -> problem;
            case Paging.First(int limit) ->
                    current.get()
                            .map(edition ->
                                    page(
                                            Sight.of(edition, caller, clock.instant()),
                                            new Cursor(list, edition.version(), 0),
                                            limit,
                                            cut))
                            .orElseGet(Paging::noEdition);
            case Paging.Further(int limit, var cursor) ->
                    byVersion
                            .apply(cursor.edition())
                            .map(edition ->
                                    page(
                                            Sight.of(edition, caller, clock.instant()),
                                            cursor,
                                            limit,
                                            cut))
                            .orElseGet(Paging::expired);
        };
    }

    /** One more than is shown tells whether there is a next page. */
    private static HttpReply page(Sight sight, Cursor from, int limit, Cut cut) {
        int end = from.offset() + limit;
        var places = cut.places(sight, end + 1);
        int upTo = Math.min(end, places.length);
        var shown = Arrays.copyOfRange(places, Math.min(from.offset(), upTo), upTo);
        var next = new Cursor(from.list(), from.edition(), end).encode();
        return HttpReply.ok(
                new Page(
                        sight.edition().version(),
                        sight.cards(shown),
                        Optional.of(next).filter(_ -> places.length > end)));
    }
}
