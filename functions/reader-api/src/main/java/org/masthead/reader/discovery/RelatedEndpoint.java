package org.masthead.reader.discovery;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.masthead.edition.Edition;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.reader.access.Caller;
import org.masthead.reader.feed.CardPages;
import org.masthead.reader.feed.CardView;
import org.masthead.reader.feed.Paging;
import org.masthead.reader.feed.Sight;
import org.masthead.story.RevisedStory;
import org.masthead.story.StoryId;

/**
 * {@code GET /v1/stories/{id}/related}: who else tells it, and what is near. Of a story that is
 * live no longer as well; then of what is live now.
 */
public final class RelatedEndpoint {

    private static final int DEFAULT_LIMIT = 10;

    private final CardPages pages;
    private final Function<String, Optional<RevisedStory>> archive;

    /**
     * The endpoint.
     *
     * @param archive any story by id, live or not; one read of the stories table
     */
    public RelatedEndpoint(CardPages pages, Function<String, Optional<RevisedStory>> archive) {
        this.pages = pages;
        this.archive = archive;
    }

    /**
     * What is related.
     *
     * @param alsoTold other tellings of the same event; all of them are at {@code
     *     /v1/clusters/{id}}
     * @param cards one card of each near event
     */
    record RelatedCards(String edition, List<CardView> alsoTold, List<CardView> cards) {}

    public HttpReply show(HttpRequest request, Caller caller) {
        return switch (Paging.of(request, "related")) {
            case Paging.Unusable(var problem) -> problem;
            case Paging.Further _ -> Paging.badCursor();
            case Paging.First(int limit) ->
                    pages.sight(request, caller, edition -> isIn(edition, request))
                            .map(sight -> show(request, sight, limit(request, limit)))
                            .orElseGet(Paging::noEdition);
        };
    }

    private static boolean isIn(Edition edition, HttpRequest request) {
        return edition.story(request.pathParameter("id")).isPresent();
    }

    private static int limit(HttpRequest request, int asked) {
        return request.query("limit").isPresent() ? asked : DEFAULT_LIMIT;
    }

    private HttpReply show(HttpRequest request, Sight sight, int limit) {
        return anchor(sight, request.pathParameter("id"))
                .map(anchor -> pages.answer(request, sight, related(sight, anchor, limit)))
                .orElseGet(RelatedEndpoint::unknown);
    }

    private Optional<Related.Anchor> anchor(Sight sight, String id) {
        OptionalInt live = sight.edition().story(id);
        if (live.isPresent()) {
            return Optional.of(Related.Anchor.live(sight.edition(), live.getAsInt()));
        }
        return Optional.of(id)
                .filter(StoryId::isOne)
                .flatMap(archive)
                .filter(story -> story.tombstone().isEmpty())
                .map(story -> Related.Anchor.past(story.story(), story.vector()));
    }

    private static RelatedCards related(Sight sight, Related.Anchor anchor, int limit) {
        var same = IntStream.of(Related.sameEvent(sight, anchor)).limit(limit).toArray();
        return new RelatedCards(
                sight.edition().version(),
                sight.cards(same),
                sight.cards(Related.near(sight, anchor, limit)));
    }

    private static HttpReply unknown() {
        return HttpReply.problem(
                Problem.of(
                        "no-such-story",
                        "There is no such story",
                        404,
                        "No story that is shown has this id; ids stand on the cards of a feed."));
    }
}
