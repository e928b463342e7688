package org.masthead.extract;

import java.util.List;
import java.util.Optional;
import org.masthead.aws.StoriesTable;
import org.masthead.extract.ExtractionResult.Extracted;
import org.masthead.extract.ExtractionResult.NotAStory;
import org.masthead.extract.difference.FieldChange;
import org.masthead.extract.difference.StoryDifference;
import org.masthead.lambda.Log;
import org.masthead.page.PageEnd;
import org.masthead.page.PageKey;
import org.masthead.story.RevisedStory;
import org.masthead.story.Story;

/** Takes pages of the archive to their stories again, and says what becomes of each. */
final class Reextract {

    /** Whether stories are replaced, or only looked at. */
    enum Mode {
        IN_PLACE,
        DRY_RUN
    }

    private final Extract extract;
    private final StoriesTable stories;

    Reextract(Extract extract, StoriesTable stories) {
        this.extract = extract;
        this.stories = stories;
    }

    /**
     * Extracts one page again.
     *
     * @throws RuntimeException where it cannot be read or kept
     */
    ReextractReply.Result page(PageKey key, Mode mode) {
        var read = extract.read(key);
        var finding = look(read);
        // What was a story stays one until somebody takes it down: a page must not lose it.
        if (mode == Mode.IN_PLACE && !(finding instanceof Finding.NoLonger)) {
            Log.about(read.facts().correlationId(), () -> extract.keep(read));
        }
        return new ReextractReply.Result(key.toString(), Optional.of(read.facts().url()), finding);
    }

    private Finding look(ReadPage read) {
        return switch (read.result()) {
            case Extracted(var story) -> look(read, story);
            case NotAStory none -> look(read, none);
        };
    }

    private Finding look(ReadPage read, Story story) {
        if (read.superseded()) {
            return new Finding.Unchanged(story.id());
        }
        var stored = stories.findExactly(story.id());
        var merged = stored.map(it -> it.merge(read.revised(story))).orElse(read.revised(story));
        if (!StoriesTable.fits(merged)) {
            return look(read, Extract.tooLarge());
        }
        var former = read.formerStory(story).flatMap(id -> storyOf(id, read));
        if (former.isPresent()) {
            return moved(read, story, former.get());
        }
        return stored.map(it -> compared(read, story, it, merged))
                .orElseGet(() -> new Finding.New(story.id(), shown(story), was(read)));
    }

    private static Optional<String> was(ReadPage read) {
        return read.known().map(PageEnd::outcome).filter(outcome -> !outcome.equals(PageEnd.STORY));
    }

    private static Finding compared(
            ReadPage read, Story story, RevisedStory stored, RevisedStory merged) {
        var changes = StoryDifference.between(stored.story(), merged.story());
        if (!changes.isEmpty()) {
            return new Finding.Changed(story.id(), shown(story), changes);
        }
        var unraised = unraised(read, story, stored);
        return unraised.isEmpty()
                ? new Finding.Unchanged(story.id())
                : new Finding.Unraised(story.id(), shown(story), unraised);
    }

    private static List<FieldChange> unraised(ReadPage read, Story story, RevisedStory stored) {
        var again = read.revised(story).newest();
        return stored.newest().compareTo(again) == 0
                ? StoryDifference.between(stored.story(), story)
                : List.of();
    }

    private static Finding moved(ReadPage read, Story story, RevisedStory former) {
        var decides = former.newest().page().equals(read.key().toString());
        var changes =
                decides ? StoryDifference.between(former.story(), story) : List.<FieldChange>of();
        return new Finding.Moved(story.id(), former.story().id(), shown(story), changes);
    }

    private Finding look(ReadPage read, NotAStory none) {
        var kind = none.kind().word();
        var reason = StoryDifference.shortened(none.reason());
        return read.known()
                .flatMap(PageEnd::storyId)
                .flatMap(id -> storyOf(id, read))
                .<Finding>map(story -> new Finding.NoLonger(story.story().id(), kind, reason))
                .orElseGet(() -> new Finding.NoStory(kind, reason));
    }

    private Optional<RevisedStory> storyOf(String id, ReadPage read) {
        return stories.findExactly(id).filter(story -> story.has(read.key().toString()));
    }

    private static String shown(Story story) {
        return StoryDifference.shortened(story.headline());
    }
}
