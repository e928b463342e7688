package org.masthead.edition.bind;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.aws.StoriesTable;
import org.masthead.edition.Edition;
import org.masthead.edition.LiveStories;
import org.masthead.edition.LiveStory;
import org.masthead.edition.StoryChange;
import org.masthead.source.Source;
import org.masthead.story.Tombstone;

/**
 * The live stories as this process knows them. The first binding of each hour reads them all; those
 * between read what was written since the last one.
 */
final class Stock {

    /** Read twice: the index follows the table with a delay, and clocks differ. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private static final Duration READ_ALL_EVERY = Duration.ofHours(1);

    private final StoriesTable table;
    private final Map<String, StoryChange> known = new HashMap<>();
    private Optional<Instant> upTo = Optional.empty();

    Stock(StoriesTable table) {
        this.table = table;
    }

    /**
     * All that is live now.
     *
     * @param earlier what a process that knows nothing yet begins with
     * @param sources that are carried now
     */
    LiveStories live(Instant now, Optional<Edition> earlier, List<Source> sources) {
        if (upTo.isEmpty()) {
            earlier.filter(edition -> holdsAllOf(edition, sources)).ifPresent(this::beginWith);
        }
        var from = upTo.filter(last -> hour(last) == hour(now)).map(last -> last.minus(OVERLAP));
        if (from.isEmpty()) {
            known.clear();
        }
        table.changes(from.orElse(now.minus(Edition.LIVE)), now).forEach(this::take);
        upTo = Optional.of(now);
        var live = LiveStories.of(known.values(), now);
        forgetAllBut(live);
        return live;
    }

    private static long hour(Instant time) {
        return time.getEpochSecond() / READ_ALL_EVERY.toSeconds();
    }

    /** A title that came back has stories that the edition has only tombstones of. */
    private static boolean holdsAllOf(Edition edition, List<Source> sources) {
        return sources.stream().allMatch(source -> edition.source(source.id()).isPresent());
    }

    private void beginWith(Edition edition) {
        for (int story = 0; story < edition.size(); story++) {
            take(
                    new StoryChange.Shown(
                            new LiveStory(edition.card(story), edition.vectors().vector(story)),
                            Instant.EPOCH));
        }
        edition.tombstones().stream()
                .filter(stone -> stone.reason() != Tombstone.Reason.NOT_CARRIED)
                .forEach(stone -> take(new StoryChange.Gone(stone, Instant.EPOCH)));
        upTo = Optional.of(edition.boundAt());
    }

    /** The index may answer with what it knew before. */
    private void take(StoryChange change) {
        known.merge(change.id(), change, (old, next) -> next.at().isBefore(old.at()) ? old : next);
    }

    private void forgetAllBut(LiveStories live) {
        var ids = new HashSet<String>();
        live.stories().forEach(story -> ids.add(story.id()));
        live.tombstones().forEach(tombstone -> ids.add(tombstone.id()));
        known.keySet().retainAll(ids);
    }
}
