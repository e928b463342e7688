package org.masthead.reader.story;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.masthead.reader.access.Access;
import org.masthead.source.Source;
import org.masthead.story.Author;
import org.masthead.story.Block;
import org.masthead.story.ContentType;
import org.masthead.story.Image;
import org.masthead.story.PublisherAccess;
import org.masthead.story.RevisedStory;

/**
 * A story as the API shows it to one caller.
 *
 * @param access whether this caller gets it whole
 * @param published as on the story's card
 * @param blocks the body, or its beginning where {@code access} is locked
 * @param revision 1 for a story that never changed
 * @param wall what stands in place of the rest; absent where {@code access} is open
 * @param meter of a member without membership, where the deployment has one
 */
record StoryView(
        String id,
        String url,
        SourceView source,
        Optional<String> language,
        Optional<String> section,
        List<String> topics,
        String headline,
        Optional<String> standfirst,
        List<Author> authors,
        Instant published,
        Optional<Instant> updated,
        Optional<Image> image,
        int wordCount,
        int readingSeconds,
        Access access,
        PublisherAccess publisherAccess,
        ContentType contentType,
        List<Block> blocks,
        int revision,
        List<RevisedStory.Change> history,
        ExtractionView extraction,
        Optional<Wall> wall,
        Optional<MonthlyMeter.Standing> meter) {

    /** Where each field came from is for operators and stays in the stories table. */
    record ExtractionView(int version, double confidence) {}

    record SourceView(String id, String name, Optional<String> homePage, Optional<String> logo) {}

    static StoryView whole(RevisedStory story, Optional<Source> source) {
        return of(story, source, Access.OPEN, story.story().blocks(), Optional.empty());
    }

    /** Nothing of the body goes in but the teaser. */
    static StoryView walled(RevisedStory story, Optional<Source> source, Wall wall) {
        var teaser = Teaser.of(story.story());
        return of(story, source, Access.LOCKED, teaser, Optional.of(wall));
    }

    private static StoryView of(
            RevisedStory revised,
            Optional<Source> source,
            Access access,
            List<Block> blocks,
            Optional<Wall> wall) {
        var story = revised.story();
        return new StoryView(
                story.id(),
                story.url(),
                new SourceView(
                        story.sourceId(),
                        source.map(Source::name).orElse(story.sourceId()),
                        source.map(Source::homePage),
                        source.flatMap(Source::logo)),
                story.language(),
                story.section(),
                story.topics(),
                story.headline(),
                story.standfirst(),
                story.authors(),
                revised.card().published(),
                story.updated(),
                story.image(),
                story.wordCount(),
                story.readingSeconds(),
                access,
                story.publisherAccess(),
                story.contentType(),
                blocks,
                revised.revision(),
                revised.history(),
                new ExtractionView(story.extraction().version(), story.extraction().confidence()),
                wall,
                Optional.empty());
    }

    /** The same, saying where the reader's meter stands. */
    StoryView metered(MonthlyMeter.Standing standing) {
        return new StoryView(
                id,
                url,
                source,
                language,
                section,
                topics,
                headline,
                standfirst,
                authors,
                published,
                updated,
                image,
                wordCount,
                readingSeconds,
                access,
                publisherAccess,
                contentType,
                blocks,
                revision,
                history,
                extraction,
                wall,
                Optional.of(standing));
    }
}
