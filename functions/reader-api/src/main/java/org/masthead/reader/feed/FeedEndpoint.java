package org.masthead.reader.feed;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.masthead.edition.Edition;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.member.Preferences;
import org.masthead.reader.access.Caller;
import org.masthead.story.Card;
import org.masthead.story.Slug;

/** {@code GET /v1/feed}: the member's own cut. */
public final class FeedEndpoint {

    private final Supplier<Optional<Edition>> current;
    private final Function<String, Optional<Edition>> byVersion;
    private final InstantSource clock;

    public FeedEndpoint(
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
    record Page(String edition, List<CardView> cards, Optional<String> next) {}

    /** A list of cards before it is ranked: its name in cursors, and what belongs in it. */
    private record CardList(String name, Predicate<Card> belongs, Preferences preferences) {

        CardList inSection(String section) {
            var slug = Slug.of(section);
            return new CardList(
                    name + ":" + slug,
                    card -> card.section().map(Slug::of).filter(slug::equals).isPresent(),
                    preferences);
        }
    }

    /** The member's own cut; {@code ?section=} narrows it. */
    public HttpReply feed(HttpRequest request, Caller caller) {
        var all = new CardList("feed", card -> true, caller.preferences());
        return answer(request, caller, request.query("section").map(all::inSection).orElse(all));
    }

    private HttpReply answer(HttpRequest request, Caller caller, CardList list) {
        return switch (Paging.of(request, list.name())) {
            case Paging.Unusable(var problem) -> problem;
            case Paging.First(int limit) ->
                    current.get()
                            .map(edition ->
                                    page(edition, begin(edition, list), limit, list, caller))
                            .orElseGet(Paging::noEdition);
            case Paging.Further(int limit, var cursor) ->
                    byVersion
                            .apply(cursor.edition())
                            .map(edition -> page(edition, cursor, limit, list, caller))
                            .orElseGet(Paging::expired);
        };
    }

    private static Cursor begin(Edition edition, CardList list) {
        return new Cursor(list.name(), edition.version(), 0);
    }

    private HttpReply page(Edition edition, Cursor from, int limit, CardList list, Caller caller) {
        var cards = edition.cards().stream().filter(list.belongs()).toList();
        int end = from.offset() + limit;
        // As of the edition, not of now: the same edition gives the same answer, and a 304. One
        // more than is shown tells whether there is a next page.
        var ranked = FeedRanking.rank(cards, list.preferences(), edition.boundAt(), end + 1);
        var shown =
                ranked.subList(
                        Math.min(from.offset(), ranked.size()), Math.min(end, ranked.size()));
        var next = new Cursor(from.list(), from.edition(), end).encode();
        return HttpReply.ok(
                new Page(
                        edition.version(),
                        views(edition, shown, caller),
                        Optional.of(next).filter(cursor -> ranked.size() > end)));
    }

    private List<CardView> views(Edition edition, List<Ranked> shown, Caller caller) {
        var now = clock.instant();
        return shown.stream()
                .map(ranked ->
                        CardView.of(
                                ranked,
                                edition.source(ranked.card().sourceId()),
                                caller.access(ranked.card().sourceId(), now),
                                Optional.empty()))
                .toList();
    }

    /** Ranks and writes one page that nobody reads. */
    public void prime() {
        var all = new CardList("feed", card -> true, Preferences.DEFAULT);
        current.get()
                .ifPresent(edition ->
                        page(
                                edition,
                                begin(edition, all),
                                Paging.DEFAULT_LIMIT,
                                all,
                                new Caller.Anonymous()));
    }
}
