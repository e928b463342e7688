package org.masthead.reader.story;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.masthead.aws.StoriesTable;
import org.masthead.edition.Edition;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.reader.access.Caller;
import org.masthead.source.Source;
import org.masthead.story.RevisedStory;
import org.masthead.story.Tombstone;

/** {@code GET /v1/stories/{id}}: whole for the entitled, teaser and wall for everyone else. */
public final class StoryEndpoint {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{20}");

    private final Supplier<Optional<Edition>> edition;
    private final StoriesTable stories;
    private final InstantSource clock;

    public StoryEndpoint(
            Supplier<Optional<Edition>> edition, StoriesTable stories, InstantSource clock) {
        this.edition = edition;
        this.stories = stories;
        this.clock = clock;
    }

    public HttpReply show(HttpRequest request, Caller caller) {
        return Optional.of(request.pathParameter("id"))
                .filter(id -> ID.matcher(id).matches())
                .flatMap(stories::find)
                .map(story ->
                        story.tombstone()
                                .map(StoryEndpoint::withdrawn)
                                .orElseGet(() -> HttpReply.ok(view(story, caller))))
                .orElseGet(StoryEndpoint::unknown);
    }

    private StoryView view(RevisedStory story, Caller caller) {
        var source = source(story.story().sourceId());
        return switch (caller.access(story.story().sourceId(), clock.instant())) {
            case OPEN -> StoryView.whole(story, source);
            case LOCKED -> StoryView.walled(story, source, Wall.before(caller));
        };
    }

    private Optional<Source> source(String id) {
        return edition.get().flatMap(current -> current.source(id));
    }

    private static HttpReply withdrawn(Tombstone stone) {
        var why =
                switch (stone.reason()) {
                    case GONE -> "The publisher took the page down";
                    case WITHDRAWN -> "The publisher has withdrawn it";
                    case MOVED -> "It has another id";
                    case NOT_CARRIED -> "Masthead no longer carries the title";
                };
        return HttpReply.problem(
                Problem.of(
                        "story-withdrawn",
                        "The publisher shows this story no longer",
                        410,
                        "%s; we learnt of it at %s.".formatted(why, stone.at())));
    }

    private static HttpReply unknown() {
        return HttpReply.problem(
                Problem.of(
                        "no-such-story",
                        "There is no such story",
                        404,
                        "No story has this id; ids stand on the cards of a feed."));
    }
}
