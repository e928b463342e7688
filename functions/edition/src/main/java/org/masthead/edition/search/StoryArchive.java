package org.masthead.edition.search;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.masthead.aws.OpenSearchArchive;
import org.masthead.edition.Edition;
import org.masthead.lambda.Log;
import org.masthead.story.Card;

/**
 * The archive of all stories, where the operator keeps one: each edition's changes go into it. A
 * function that starts cold puts all live stories in again, which changes nothing; so what an
 * outage of up to 72 hours kept out comes in later.
 */
public final class StoryArchive {

    private final Optional<OpenSearchArchive> archive;
    private Instant taken = Instant.EPOCH;

    /**
     * The archive.
     *
     * @param archive empty where none is kept
     */
    public StoryArchive(Optional<OpenSearchArchive> archive) {
        this.archive = archive;
    }

    /** Puts in what has changed since the last edition that came in. */
    public void follow(Edition edition) {
        archive.ifPresent(kept -> follow(kept, edition));
    }

    private void follow(OpenSearchArchive kept, Edition edition) {
        try {
            var cards = changed(edition);
            var gone = gone(edition);
            kept.change(cards, gone);
            taken = edition.boundAt();
            Log.info("Archive took an edition in", "stories", cards.size(), "gone", gone.size());
        } catch (IOException e) {
            Log.error(
                    "The archive lacks an edition's changes; the next minute tries again",
                    e,
                    "edition",
                    edition.version());
        }
    }

    private List<Card> changed(Edition edition) {
        return IntStream.range(0, edition.size())
                .filter(story -> edition.since(story) > taken.toEpochMilli())
                .mapToObj(edition::card)
                .toList();
    }

    private List<String> gone(Edition edition) {
        return IntStream.range(0, edition.tombstones().size())
                .filter(stone -> edition.goneSince(stone) > taken.toEpochMilli())
                .mapToObj(stone -> edition.tombstones().get(stone).id())
                .toList();
    }
}
