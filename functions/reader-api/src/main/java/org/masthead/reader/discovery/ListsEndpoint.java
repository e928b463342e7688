package org.masthead.reader.discovery;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.masthead.edition.Edition;
import org.masthead.edition.Pick;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.reader.access.Caller;
import org.masthead.reader.edition.PerEdition;
import org.masthead.reader.feed.CardPages;
import org.masthead.reader.feed.Paging;
import org.masthead.reader.feed.Sight;
import org.masthead.story.Slug;

/**
 * {@code GET /v1/top}, {@code /v1/picks}, {@code /v1/sections} and {@code /v1/sections/{section}}:
 * the same for everyone, but that nobody sees what they mute, and that a title that a member
 * follows stands for the events it tells.
 */
public final class ListsEndpoint {

    private final CardPages pages;
    private final InstantSource clock;
    private final PerEdition<int[]> top;

    public ListsEndpoint(CardPages pages, InstantSource clock) {
        this.pages = pages;
        this.clock = clock;
        this.top = new PerEdition<>(pages.editions(), TopStories::of);
    }

    /** What leads now. */
    public HttpReply top(HttpRequest request, Caller caller) {
        return pages.answer(request, caller, "top", this::top);
    }

    private int[] top(Sight sight, int most) {
        return sight.leads().fold(tellings(sight.edition(), _ -> true), most);
    }

    /**
     * What editors chose, in their order; each story itself and not another that tells the same.
     */
    public HttpReply picks(HttpRequest request, Caller caller) {
        return pages.answer(request, caller, "picks", (sight, most) -> picked(sight, most));
    }

    private int[] picked(Sight sight, int most) {
        var now = clock.instant();
        return sight.edition().picks().stream()
                .filter(pick -> pick.standsAt(now))
                .map(Pick::story)
                .map(sight.edition()::story)
                .flatMapToInt(OptionalInt::stream)
                .filter(sight::shows)
                .distinct()
                .limit(most)
                .toArray();
    }

    /** The sections that have live stories, the largest first. */
    public HttpReply sections(HttpRequest request, Caller caller) {
        return pages.sight(request, caller)
                .map(sight ->
                        pages.answer(request, sight, Sections.of(sight.edition(), sight::shows)))
                .orElseGet(Paging::noEdition);
    }

    /** What leads in one section; an event is in it where one of its tellings is. */
    public HttpReply section(HttpRequest request, Caller caller) {
        var slug = Slug.of(request.pathParameter("section"));
        return pages.answer(
                request, caller, "section:" + slug, (sight, most) -> section(sight, slug, most));
    }

    private int[] section(Sight sight, String slug, int most) {
        var edition = sight.edition();
        int number = edition.sections().indexOf(slug);
        if (number < 0) {
            return new int[0];
        }
        IntPredicate inSection = story -> edition.sectionOf(story) == number;
        return sight.leadsAmong(inSection).fold(tellings(edition, inSection), most);
    }

    /** The tellings of each event in turn, the event that leads first. */
    private IntStream tellings(Edition edition, IntPredicate some) {
        return Arrays.stream(top.of(edition))
                .flatMap(story -> tellings(edition, story))
                .filter(some);
    }

    private static IntStream tellings(Edition edition, int story) {
        int cluster = edition.clusterOf(story);
        return cluster < 0 ? IntStream.of(story) : Arrays.stream(edition.storiesOf(cluster));
    }

    /** The orders that the next requests would otherwise wait for. */
    public void prime() {
        pages.whole(new Caller.Anonymous()).ifPresent(sight -> top(sight, Paging.DEFAULT_LIMIT));
    }
}
