package org.masthead.edition.cluster;

/**
 * The thresholds as they stand while so much is told again.
 *
 * @param strictness how much of what comes on top holds, 0…1
 */
record Standard(Thresholds thresholds, double strictness) {

    /**
     * Where so much more is told again than by chance, nothing comes on top: 3,285 headlines of 43
     * events have 0.28 more, a thousand of those 0.17, half of the events 0.27 to 0.30.
     */
    private static final double MUCH = 0.16;

    /** Where it is less, all does: the same headlines among 5,270 others have 0.07 more. */
    private static final double LITTLE = 0.08;

    /** Fits samples of 500 to 17,573 titles of a month, of which 0.01 to 0.13 is told again. */
    private static final double CHANCE = 0.00038;

    private static final double CHANCE_GROWS = 0.6;

    /**
     * What holds now.
     *
     * @param retold as {@link Shelf#retold()} has it
     * @param stories how many are live: the more there are, the more phrases meet by chance
     */
    static Standard of(Thresholds thresholds, double retold, int stories) {
        double more = retold - CHANCE * Math.pow(stories, CHANCE_GROWS);
        return new Standard(thresholds, Math.clamp((MUCH - more) / (MUCH - LITTLE), 0, 1));
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
