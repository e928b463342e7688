package org.masthead.extract;

import java.util.Optional;
import org.masthead.page.PageEnd;
import org.masthead.page.PageFacts;
import org.masthead.page.PageKey;
import org.masthead.story.RevisedStory;
import org.masthead.story.Revision;
import org.masthead.story.Story;
import org.masthead.story.Tombstone;

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

    /** What has become of the address: a withdrawal that is newer stands, and learns its story. */
    PageEnd end(Story story) {
        return known.filter(_ -> withdrawnSince().isPresent())
                .map(end -> end.of(story.id()))
                .orElseGet(() -> PageEnd.story(facts.fetchedAt(), Extractor.VERSION, story.id()));
    }

    /** Of a story that is withdrawn, the address remembers it: it may come back. */
    PageEnd end(ExtractionResult.NotAStory none) {
        return new PageEnd(
                facts.fetchedAt(),
                Extractor.VERSION,
                none.kind().word(),
                Optional.of(none.reason()),
                withdraws(none).flatMap(_ -> known.flatMap(PageEnd::storyId)));
    }

    /** Why the story of the address is shown no longer, where that is what the page says. */
    static Optional<Tombstone.Reason> withdraws(ExtractionResult.NotAStory none) {
        return withdraws(none.kind().word());
    }

    private static Optional<Tombstone.Reason> withdraws(String outcome) {
        if (outcome.equals(ExtractionResult.Kind.GONE.word())) {
            return Optional.of(Tombstone.Reason.GONE);
        }
        return outcome.equals(ExtractionResult.Kind.WITHDRAWN.word())
                ? Optional.of(Tombstone.Reason.WITHDRAWN)
                : Optional.empty();
    }

    Revision withdrawal(Tombstone.Reason reason) {
        return Revision.withdrawal(facts.fetchedAt(), key.urlHash(), facts.correlationId(), reason);
    }

    /** What the newest page of the address has said since: pages may come in any order. */
    Optional<Revision> withdrawnSince() {
        return known.filter(end -> end.fetchedAt().isAfter(facts.fetchedAt()))
                .flatMap(end ->
                        withdraws(end.outcome())
                                .map(reason ->
                                        Revision.withdrawal(
                                                end.fetchedAt(),
                                                key.urlHash(),
                                                facts.correlationId(),
                                                reason)));
    }
}
