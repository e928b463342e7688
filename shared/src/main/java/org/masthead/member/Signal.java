package org.masthead.member;

/**
 * How much a member's act says about what they like. The weights are set by hand: an open is the
 * unit; finishing tells more than opening, because a headline may have promised too much; saving
 * and sharing are rare and meant; "less of this" is worth three opens the other way; hiding one
 * story says little about others like it.
 */
public enum Signal {
    OPENED(1, 1),
    READ(2, 1),
    FINISHED(3, 1),
    SAVED(4, 2),
    SHARED(5, 2),
    HIDDEN(6, -1),
    LESS(7, -3);

    private final int number;
    private final float weight;

    Signal(int number, float weight) {
        this.number = number;
        this.weight = weight;
    }

    /** What stands for it in a stored {@link Mark}; never changed once given. */
    public int number() {
        return number;
    }

    /** What it adds to the weight of what the story is about. Each counts once for a story. */
    public float weight() {
        return weight;
    }
}
