package org.masthead.member;

import java.time.Instant;

/**
 * What a member met lately: item {@code profile#hot}, at most one kilobyte, so that writing it
 * costs one unit. It holds stories instead of a vector made of them: a set of stories takes in the
 * same event twice, and late ones, without harm, and the edition has their vectors in memory.
 *
 * @param shown cards that were shown; the value counts how often
 * @param read stories that were opened; the value is the strongest {@link Signal}'s number
 */
public record Recent(Marks shown, Marks read) {

    /** 15 bytes each: 540. */
    public static final int MOST_SHOWN = 36;

    /** 15 bytes each: 240. */
    public static final int MOST_READ = 16;

    public static final Recent NOTHING = new Recent(Marks.NONE, Marks.NONE);

    /**
     * The same after a card was shown. A time that is not after the last one known is a repetition
     * and counts no second time.
     */
    public Recent shown(String story, Instant at) {
        return !isKnown(story, at)
                ? new Recent(shown.with(new Mark(story, at, 1), Integer::sum, MOST_SHOWN), read)
                : this;
    }

    private boolean isKnown(String story, Instant at) {
        return shown.of(story).filter(known -> !at.isAfter(known.at())).isPresent();
    }

    /**
     * Whether a showing of the card at that time has not been taken in yet. What is older than all
     * that there was room for may have been, and is taken to have been.
     */
    public boolean isNew(String story, Instant at) {
        var marks = shown.latestFirst();
        boolean mayBeForgotten = marks.size() == MOST_SHOWN && !at.isAfter(marks.getLast().at());
        return !isKnown(story, at) && !mayBeForgotten;
    }

    /** The same after a story was opened, read, saved or shared. */
    public Recent met(String story, Instant at, Signal signal) {
        var mark = new Mark(story, at, signal.number());
        return new Recent(shown, read.with(mark, Math::max, MOST_READ));
    }

    /** The same without one story. */
    public Recent without(String story) {
        return new Recent(shown.without(story), read.without(story));
    }
}
