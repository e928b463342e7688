package org.masthead.edition.cluster;

/**
 * The thresholds as they stand while so much is told again.
 *
 * @param single what is on top of join and merge where no group is larger than one story
 * @param subject what is on top of merge whatever the size
 */
record Standard(Thresholds thresholds, double single, double subject) {

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
     * Up to so many stories, what is told again says nothing yet, and neither does a word that few
     * headlines have: "trade" and "back" are as rare as a name. From twice as many on, both do.
     */
    private static final double FEW = 200;

    /**
     * What is on top for one story among few. The invented titles of the local cloud, some fifty
     * stories, hold four events; pairs of one event are alike by 0.2 to 0.4, others by 0.19 at
     * most.
     */
    private static final double AMONG_FEW = 0.12;

    /**
     * What holds now.
     *
     * @param retold as {@link Shelf#retold()} has it
     * @param stories how many are live: the more there are, the more phrases meet by chance
     */
    static Standard of(Thresholds thresholds, double retold, int stories) {
        double more = retold - CHANCE * Math.pow(stories, CHANCE_GROWS);
        double strict = Math.clamp((MUCH - more) / (MUCH - LITTLE), 0, 1);
        double few = Math.clamp(2 - stories / FEW, 0, 1);
        return new Standard(
                thresholds,
                few * AMONG_FEW + (1 - few) * strict * thresholds.single(),
                Math.max(few, strict) * thresholds.subject());
    }

    /** How alike a story must be to a group of a size. */
    double toJoin(int size) {
        return thresholds.join() + single / size;
    }

    /** How alike two groups must be of which the larger has a size. */
    double toMerge(int larger) {
        return thresholds.merge() + subject + single / larger;
    }
}
