package org.masthead.edition.cluster;

/**
 * The thresholds as they stand while so much is told again.
 *
 * @param strictness how much of what comes on top holds, 0…1
 */
record Standard(Thresholds thresholds, double strictness) {

    /** Of 3,285 headlines of 43 events 0.3 is told again: nothing comes on top. */
    private static final double MUCH = 0.25;

    /** Of a month's headlines of one portal 0.13 is told again, a sample of them less: all does. */
    private static final double LITTLE = 0.15;

    /**
     * What holds now.
     *
     * @param retold as {@link Shelf#retold()} has it
     */
    static Standard of(Thresholds thresholds, double retold) {
        return new Standard(thresholds, Math.clamp((MUCH - retold) / (MUCH - LITTLE), 0, 1));
    }

    /** How alike a story must be to a group of a size. */
    double toJoin(int size) {
        return thresholds.join() + strictness * thresholds.single() / size;
    }

    /** How alike two groups must be of which the larger has a size. */
    double toMerge(int larger) {
        return thresholds.merge()
                + strictness * (thresholds.subject() + thresholds.single() / larger);
    }
}
