package org.masthead.extract;

import java.util.Optional;
import org.masthead.page.PageEnd;
import org.masthead.page.PageFacts;
import org.masthead.page.PageKey;
import org.masthead.story.RevisedStory;
import org.masthead.story.Story;

/**
 * A raw page as this extractor reads it.
 *
 * @param known what became of the newest page of the same address before
 */
record ReadPage(PageKey key, PageFacts facts, ExtractionResult result, Optional<PageEnd> known) {

    /** The story as this page alone tells it. */
    RevisedStory revised(Story story) {
        return RevisedStory.first(
                story,
                facts.discovered(),
                facts.fetchedAt(),
                key.toString(),
                facts.correlationId());
    }

    /** Whether a newer extractor has read this very page: this one has nothing to say then. */
    boolean superseded() {
        return known.filter(end -> end.fetchedAt().equals(facts.fetchedAt()))
                .filter(end -> end.extractor() > Extractor.VERSION)
                .isPresent();
    }

    /** The story that the address gave before, where it is another. */
    Optional<String> formerStory(Story story) {
        return known.flatMap(PageEnd::storyId).filter(id -> !id.equals(story.id()));
    }

    PageEnd end(Story story) {
        return PageEnd.story(facts.fetchedAt(), Extractor.VERSION, story.id());
    }

    PageEnd end(ExtractionResult.NotAStory none) {
        return PageEnd.noStory(
                facts.fetchedAt(), Extractor.VERSION, none.kind().word(), none.reason());
    }
}
