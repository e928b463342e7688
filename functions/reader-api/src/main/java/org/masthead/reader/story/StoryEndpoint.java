package org.masthead.reader.story;

import java.time.Instant;
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
    private final Walls walls;
    private final MonthlyMeter meter;
    private final InstantSource clock;

    public StoryEndpoint(
            Supplier<Optional<Edition>> edition,
            StoriesTable stories,
            Walls walls,
            MonthlyMeter meter,
            InstantSource clock) {
        this.edition = edition;
        this.stories = stories;
        this.walls = walls;
        this.meter = meter;
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
        var now = clock.instant();
        return switch (caller.access(story.story().sourceId(), now)) {
            case OPEN -> StoryView.whole(story, source);
            case LOCKED -> locked(story, source, caller, now);
        };
    }

    private StoryView locked(
            RevisedStory story, Optional<Source> source, Caller caller, Instant now) {
        return switch (caller) {
            case Caller.Anonymous() -> walled(story, source, caller, now);
            case Caller.SignedIn(var member) ->
                    meter.open(member, story.story().id(), now)
                            .map(verdict -> metered(story, source, verdict, caller, now))
                            .orElseGet(() -> walled(story, source, caller, now));
        };
    }

    private StoryView metered(
            RevisedStory story,
            Optional<Source> source,
            MonthlyMeter.Verdict verdict,
            Caller caller,
            Instant now) {
        var view =
                verdict.opens()
                        ? StoryView.whole(story, source)
                        : StoryView.walled(
                                story,
                                source,
                                walls.meterUsedUp(
                                        meter.limit(), caller, story.story().sourceId(), now));
        return view.metered(verdict.standing());
    }

    private StoryView walled(
            RevisedStory story, Optional<Source> source, Caller caller, Instant now) {
        var wall = walls.before(caller, story.story().sourceId(), now);
        return StoryView.walled(story, source, wall);
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
