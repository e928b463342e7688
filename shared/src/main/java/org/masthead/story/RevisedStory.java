package org.masthead.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A story and every revision of it that Masthead has seen. {@link #merge} is commutative,
 * associative and idempotent, so pages may be extracted in any order and any number of times and
 * leave the same state.
 *
 * @param story as its newest revision has it
 * @param discovered when Masthead first knew of the story's address
 * @param revisions oldest first; never empty; the newest {@value #MAX_REVISIONS} at most
 */
public record RevisedStory(Story story, Instant discovered, List<Revision> revisions) {

    /** Keeps the item of the longest live blog below DynamoDB's 400 KB. */
    static final int MAX_REVISIONS = 200;

    public RevisedStory {
        revisions = List.copyOf(revisions);
    }

    /** A change that a reader could notice, and the parts that changed. */
    public record Change(Instant at, List<String> changed) {}

    public static RevisedStory first(
            Story story, Instant discovered, Instant fetchedAt, String page, String correlationId) {
        return new RevisedStory(
                story, discovered, List.of(Revision.of(story, fetchedAt, page, correlationId)));
    }

    public RevisedStory merge(RevisedStory other) {
        var all = new TreeSet<>(revisions);
        all.addAll(other.revisions);
        var newestFirst = all.descendingSet().stream().limit(MAX_REVISIONS).toList();
        return new RevisedStory(
                newest().compareTo(other.newest()) >= 0 ? story : other.story,
                discovered.isBefore(other.discovered) ? discovered : other.discovered,
                newestFirst.reversed());
    }

    public Revision newest() {
        return revisions.getLast();
    }

    /** 1 for a story that never changed, one more for each change. */
    public int revision() {
        return 1 + history().size();
    }

    /**
     * The changes, oldest first; a page that was fetched again with the same story in it is none.
     */
    public List<Change> history() {
        var changes = new ArrayList<Change>();
        for (int i = 1; i < revisions.size(); i++) {
            var changed = changed(revisions.get(i - 1), revisions.get(i));
            if (!changed.isEmpty()) {
                changes.add(new Change(revisions.get(i).at(), changed));
            }
        }
        return changes;
    }

    private static List<String> changed(Revision before, Revision after) {
        return after.fingerprints().entrySet().stream()
                .filter(part -> !part.getValue().equals(before.fingerprints().get(part.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    public Card card() {
        return new Card(
                story.id(),
                story.url(),
                story.sourceId(),
                story.language(),
                story.section(),
                story.topics(),
                story.headline(),
                summary(),
                story.image(),
                story.published().filter(at -> !at.isAfter(newest().at())).orElse(discovered),
                discovered,
                story.readingSeconds(),
                story.publisherAccess(),
                newest().correlationId());
    }

    private Optional<String> summary() {
        return story.standfirst()
                .or(() -> firstParagraph(story.blocks()))
                .map(text -> Sentences.shorten(text, Card.SUMMARY_LENGTH));
    }

    private static Optional<String> firstParagraph(List<Block> blocks) {
        for (var block : blocks) {
            if (block instanceof Block.Paragraph(var text)) {
                return Optional.of(Run.textOf(text));
            }
            if (block instanceof Block.Section(var label, var inner)) {
                return firstParagraph(inner);
            }
        }
        return Optional.empty();
    }
}
