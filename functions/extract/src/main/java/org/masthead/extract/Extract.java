package org.masthead.extract;

import java.util.Locale;
import java.util.Optional;
import org.masthead.aws.PageStore;
import org.masthead.aws.PagesTable;
import org.masthead.aws.StoriesTable;
import org.masthead.extract.ExtractionResult.Extracted;
import org.masthead.extract.ExtractionResult.NotAStory;
import org.masthead.lambda.Log;
import org.masthead.page.PageKey;
import org.masthead.page.RawPage;
import org.masthead.story.RevisedStory;
import org.masthead.story.Story;

/**
 * Takes one raw page to its story. Doing it again, or pages in another order, leaves the same
 * state: the page never changes, and stories merge.
 */
final class Extract {

    private final PageStore store;
    private final PagesTable pages;
    private final StoriesTable stories;

    Extract(PageStore store, PagesTable pages, StoriesTable stories) {
        this.store = store;
        this.pages = pages;
        this.stories = stories;
    }

    void page(PageKey key) {
        var page = store.get(key);
        Log.about(page.facts().correlationId(), () -> extract(key, page));
    }

    private void extract(PageKey key, RawPage page) {
        switch (Extractor.extract(page)) {
            case Extracted(var story) -> keep(key, page, story);
            case NotAStory(var kind, var reason) -> refuse(key, page, word(kind), reason);
        }
    }

    private void keep(PageKey key, RawPage page, Story story) {
        var facts = page.facts();
        var merged =
                stories.merge(
                        RevisedStory.first(
                                story,
                                facts.discovered(),
                                facts.fetchedAt(),
                                key.toString(),
                                facts.correlationId()));
        if (merged == StoriesTable.Merged.TOO_LARGE) {
            refuse(
                    key,
                    page,
                    word(ExtractionResult.Kind.TOO_LARGE),
                    "the story is over %,d bytes zipped".formatted(StoriesTable.MAX_STORY_BYTES));
            return;
        }
        pages.extracted(key, facts.fetchedAt(), "story", Optional.empty(), Optional.of(story.id()));
        Log.info(
                "Story " + merged.name().toLowerCase(Locale.ROOT),
                "story",
                story.id(),
                "headline",
                story.headline(),
                "url",
                story.url());
    }

    private void refuse(PageKey key, RawPage page, String kind, String reason) {
        pages.extracted(key, page.facts().fetchedAt(), kind, Optional.of(reason), Optional.empty());
        Log.info("Page is no story", "url", page.facts().url(), "kind", kind, "reason", reason);
    }

    /** The word in tables and logs, for example {@code front-page}. */
    private static String word(ExtractionResult.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
