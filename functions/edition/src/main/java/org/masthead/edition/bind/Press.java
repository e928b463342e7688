package org.masthead.edition.bind;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.masthead.aws.EditionStore;
import org.masthead.edition.Edition;
import org.masthead.edition.EditionPointer;
import org.masthead.lambda.Log;

/**
 * Puts the editions of one readership where they read them: stores each, and then flips the pointer
 * to it. One in which nothing has changed is not stored again.
 */
final class Press {

    /** An unchanged edition is stored anew after this, so that its object outlives its expiry. */
    private static final Duration REBIND_AFTER = Duration.ofHours(1);

    private final EditionStore editions;
    private int lastCounts;

    /** What became of an edition. */
    enum Outcome {
        /** It is what is read now. */
        PRINTED,
        /** What is read already holds the same. */
        UNCHANGED,
        /** Another process has flipped the pointer meanwhile, and its edition stands. */
        OVERTAKEN
    }

    Press(EditionStore editions) {
        this.editions = editions;
    }

    /** The pointer to what is read now; empty until something is. */
    Optional<EditionStore.Tagged> seen() {
        return editions.current();
    }

    /**
     * Puts out an edition.
     *
     * @param counts changes with what members do
     * @param seen what {@link #seen} gave before it was bound
     */
    Outcome print(Edition edition, int counts, Optional<EditionStore.Tagged> seen, Instant now) {
        if (counts == lastCounts
                && seen.filter(tagged -> stillHolds(tagged.pointer(), edition, now)).isPresent()) {
            confirm(seen.get(), now);
            return Outcome.UNCHANGED;
        }
        editions.put(edition);
        if (!editions.flip(EditionPointer.to(edition, now), seen)) {
            Log.warn("Another binder was faster; its edition stands", "edition", edition.version());
            return Outcome.OVERTAKEN;
        }
        lastCounts = counts;
        Log.info(
                "Edition bound",
                "edition",
                edition.version(),
                "readers",
                edition.readership().name(),
                "stories",
                edition.size(),
                "sources",
                edition.sources().size());
        return Outcome.PRINTED;
    }

    private static boolean stillHolds(EditionPointer current, Edition edition, Instant now) {
        return current.digest().equals(edition.digest())
                && current.boundAt().plus(REBIND_AFTER).isAfter(now);
    }

    private void confirm(EditionStore.Tagged seen, Instant now) {
        var old = seen.pointer();
        editions.flip(
                new EditionPointer(old.version(), old.key(), old.boundAt(), now),
                Optional.of(seen));
        Log.info("Edition still holds every live story", "edition", old.version());
    }
}
