package org.masthead.reader.feed;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.masthead.edition.Edition;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.reader.access.Caller;
import org.masthead.reader.edition.Newsstand;

/** Answers with pages of cards: the same list for as long as a caller pages through it. */
public final class CardPages {

    private final Newsstand stand;
    private final InstantSource clock;

    public CardPages(Newsstand stand, InstantSource clock) {
        this.stand = stand;
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

    /** How many editions are current at once. */
    public int editions() {
        return stand.size();
    }

    /** What a caller sees of everybody's edition; empty until the first is bound. */
    public Optional<Sight> whole(Caller caller) {
        return stand.whole().map(edition -> sight(edition, caller));
    }

    /** What a caller sees of the newest edition; empty until the first is bound. */
    public Optional<Sight> sight(HttpRequest request, Caller caller) {
        return stand.chosen(request, caller).map(edition -> sight(edition, caller));
    }

    /** The same for what may be in everybody's edition only. */
    public Optional<Sight> sight(HttpRequest request, Caller caller, Predicate<Edition> holds) {
        return stand.holding(request, caller, holds).map(edition -> sight(edition, caller));
    }

    private Sight sight(Edition edition, Caller caller) {
        return Sight.of(edition, stand.whole(), caller, clock.instant());
    }

    /** Answers with what was made out of what a caller sees. */
    public HttpReply answer(HttpRequest request, Sight sight, Object body) {
        return stand.answer(request, sight.edition(), body);
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
                    sight(request, caller)
                            .map(sight -> page(request, sight, begin(list, sight), limit, cut))
                            .orElseGet(Paging::noEdition);
            case Paging.Further(int limit, var cursor) ->
                    stand.version(cursor.edition())
                            .map(edition -> sight(edition, caller))
                            .map(sight -> page(request, sight, cursor, limit, cut))
                            .orElseGet(Paging::expired);
        };
    }

    private static Cursor begin(String list, Sight sight) {
        return new Cursor(list, sight.edition().version(), 0);
    }

    /** One more than is shown tells whether there is a next page. */
    private HttpReply page(HttpRequest request, Sight sight, Cursor from, int limit, Cut cut) {
        int end = from.offset() + limit;
        var places = cut.places(sight, end + 1);
        int upTo = Math.min(end, places.length);
        var shown = Arrays.copyOfRange(places, Math.min(from.offset(), upTo), upTo);
        var next = new Cursor(from.list(), from.edition(), end).encode();
        return answer(
                request,
                sight,
                new Page(
                        sight.edition().version(),
                        sight.cards(shown),
                        Optional.of(next).filter(_ -> places.length > end)));
    }
}
