package org.masthead.story;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stories for tests. */
public final class Stories {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Stories() {}

    public static Story story(String url, String headline, String... paragraphs) {
        List<Block> blocks =
                Arrays.stream(paragraphs)
                        .<Block>map(text -> new Block.Paragraph(List.of(Run.plain(text))))
                        .toList();
        return new Story(
                StoryId.of(url),
                url,
                "courier",
                Optional.of("en"),
                Optional.of("World"),
                List.of("harbours"),
                headline,
                Optional.empty(),
                List.of(Author.named("Ines Moreau")),
                Optional.of(NOON.minusSeconds(600)),
                Optional.empty(),
                Optional.empty(),
                120,
                Story.readingSeconds(120),
                PublisherAccess.FREE,
                blocks,
                new Extraction(1, 0.9, Map.of("headline", "h1")),
                ContentType.ARTICLE,
                Optional.empty());
    }

    /** The same words, as that version of the extractor read them. */
    public static Story readBy(int extractor, Story story) {
        var read = story.extraction();
        return with(
                story,
                story.language(),
                new Extraction(extractor, read.confidence(), read.evidence()),
                story.maxSnippet());
    }

    /** The same story in another language. */
    public static Story in(String language, Story story) {
        return with(story, Optional.of(language), story.extraction(), story.maxSnippet());
    }

    /** The same story, of which so many characters may be shown as a summary, or all. */
    public static Story limitedTo(Optional<Integer> maxSnippet, Story story) {
        return with(story, story.language(), story.extraction(), maxSnippet);
    }

    private static Story with(
            Story story,
            Optional<String> language,
            Extraction extraction,
            Optional<Integer> maxSnippet) {
        return new Story(
                story.id(),
                story.url(),
                story.sourceId(),
                language,
                story.section(),
                story.topics(),
                story.headline(),
                story.standfirst(),
                story.authors(),
                story.published(),
                story.updated(),
                story.image(),
                story.wordCount(),
                story.readingSeconds(),
                story.publisherAccess(),
                story.blocks(),
                extraction,
                story.contentType(),
                maxSnippet);
    }

    /** As one page gave it, fetched so many minutes after noon. */
    public static RevisedStory fetched(Story story, int minutes) {
        return RevisedStory.first(
                story,
                NOON.plusSeconds(60L * minutes),
                NOON.plusSeconds(60L * minutes),
                "pages/page-" + minutes,
                "correlation-" + minutes);
    }
}
