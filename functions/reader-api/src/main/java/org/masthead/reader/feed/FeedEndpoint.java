package org.masthead.reader.feed;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.masthead.edition.Edition;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.member.Hidden;
import org.masthead.member.Profile;
import org.masthead.member.Recent;
import org.masthead.rank.Exploration;
import org.masthead.rank.Why;
import org.masthead.reader.access.Caller;
import org.masthead.reader.edition.Newsstand;
import org.masthead.reader.edition.PerEdition;
import org.masthead.story.Slug;

/** {@code GET /v1/feed}: the member's own cut. */
public final class FeedEndpoint {

    private final Newsstand stand;
    private final InstantSource clock;
    private final PerEdition<Traits> traits;

    public FeedEndpoint(Newsstand stand, InstantSource clock) {
        this.stand = stand;
        this.clock = clock;
        this.traits = new PerEdition<>(stand.size(), Traits::new);
    }

    /** The member's own cut; {@code ?section=} narrows it. */
    public HttpReply feed(HttpRequest request, Caller caller) {
        var section = request.query("section").map(Slug::of);
        var list = section.map(slug -> "feed:" + slug).orElse("feed");
        return switch (Paging.of(request, list)) {
            case Paging.Unusable(var problem) -> problem;
            case Paging.First(int limit) ->
                    stand.chosen(request, caller)
                            .map(edition -> new Cut(edition, caller, section))
                            .map(cut -> answer(request, cut, cut.begin(list), limit))
                            .orElseGet(Paging::noEdition);
            case Paging.Further(int limit, var cursor) ->
                    stand.version(cursor.edition())
                            .map(edition -> new Cut(edition, caller, section))
                            .map(cut -> answer(request, cut, cursor, limit))
                            .orElseGet(Paging::expired);
        };
    }

    private HttpReply answer(HttpRequest request, Cut cut, Cursor from, int limit) {
        return stand.answer(request, cut.edition, cut.page(from, limit));
    }

    /** An edition for one caller. */
    private final class Cut {

        private final Edition edition;
        private final Caller caller;
        private final Sight sight;
        private final IntPredicate inSection;

        Cut(Edition edition, Caller caller, Optional<String> section) {
            this.edition = edition;
            this.caller = caller;
            this.sight = Sight.of(edition, stand.whole(), caller, clock.instant());
            int number = section.map(edition.sections()::indexOf).orElse(-1);
            this.inSection =
                    section.isEmpty()
                            ? _ -> true
                            : story -> number >= 0 && edition.sectionOf(story) == number;
        }

        Cursor begin(String list) {
            return new Cursor(list, edition.version(), 0);
        }

        CardPages.Page page(Cursor from, int limit) {
            return caller.preferences().personalised() ? ranked(from, limit) : inOrder(from, limit);
        }

        /** The edition in its own order: nothing is known of the caller, and nothing is said. */
        private CardPages.Page inOrder(Cursor from, int limit) {
            int end = from.offset() + limit;
            var places =
                    sight.leadsAmong(inSection)
                            .fold(IntStream.range(0, edition.size()).filter(inSection), end + 1);
            int upTo = Math.min(end, places.length);
            var shown = Arrays.copyOfRange(places, Math.min(from.offset(), upTo), upTo);
            var next = new Cursor(from.list(), from.edition(), end);
            return new CardPages.Page(
                    edition.version(),
                    sight.cards(shown),
                    Optional.of(next.encode()).filter(_ -> places.length > end));
        }

        /** What was shown on earlier pages is left out of the feed as it is now. */
        private CardPages.Page ranked(Cursor from, int limit) {
            var seen = Fingerprints.decode(from.shown());
            var left = left(from.list(), seen, limit + 1);
            var shown = left.subList(0, Math.min(limit, left.size()));
            var ids = shown.stream().map(placed -> edition.id(placed.story())).toList();
            var all = seen.and(ids);
            var next =
                    new Cursor(
                            from.list(),
                            from.edition(),
                            from.offset() + shown.size(),
                            all.encode());
            boolean more = left.size() > limit && all.size() <= Fingerprints.MOST - limit;
            return new CardPages.Page(
                    edition.version(),
                    cards(shown, from.offset()),
                    more ? Optional.of(next.encode()) : Optional.empty());
        }

        private List<Placed> left(String list, Fingerprints seen, int wanted) {
            return order(list, seen.size() + wanted).stream()
                    .filter(placed -> !seen.has(edition.id(placed.story())))
                    .limit(wanted)
                    .toList();
        }

        private List<Placed> order(String list, int wanted) {
            return switch (caller) {
                case Caller.Anonymous() ->
                        ranking(Profile.EMPTY, Recent.NOTHING, Hidden.NOTHING)
                                .order(wanted, Exploration.NONE, 0);
                case Caller.SignedIn(var member) ->
                        ranking(member.profile(), member.recent(), member.hidden())
                                .order(wanted, Exploration.USUAL, seed(member.id(), list));
            };
        }

        private FeedRanking ranking(Profile profile, Recent recent, Hidden hidden) {
            return new FeedRanking(
                    traits.of(edition),
                    sight.leadsAmong(inSection),
                    story -> inSection.test(story) && sight.shows(story),
                    profile,
                    recent,
                    hidden,
                    caller.preferences().follow());
        }

        /** The same member finds the same cards in the same edition. */
        private long seed(String member, String list) {
            return (member + " " + edition.version() + " " + list).hashCode();
        }

        private List<CardView> cards(List<Placed> shown, int offset) {
            var reasons = reasons();
            var cards = new ArrayList<CardView>();
            for (var placed : shown) {
                var why = new Why(placed.features(), offset + cards.size(), placed.propensity());
                var card = edition.card(placed.story());
                var view = sight.card(placed.story(), card, reasons.of(placed, card));
                cards.add(view.ranked(why));
            }
            return cards;
        }

        private Reasons reasons() {
            var follow = new Taste(caller.preferences().follow());
            return switch (caller) {
                case Caller.Anonymous() -> reasons(follow, Profile.EMPTY, Recent.NOTHING);
                case Caller.SignedIn(var member) ->
                        reasons(follow, member.profile(), member.recent());
            };
        }

        private Reasons reasons(Taste follow, Profile profile, Recent recent) {
            return new Reasons(traits.of(edition), sight::shows, follow, profile, recent);
        }
    }

    /** Ranks and writes one page that nobody reads. */
    public void prime() {
        stand.whole()
                .map(edition -> new Cut(edition, new Caller.Anonymous(), Optional.empty()))
                .ifPresent(cut -> cut.page(cut.begin("feed"), Paging.DEFAULT_LIMIT));
    }

    /** Works out what can be worked out of an edition before anybody asks. */
    public void prepare(Edition edition) {
        traits.of(edition);
    }
}
