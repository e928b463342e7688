package org.masthead.rank;

/**
 * What a ranking looks at. Each has a range, outside of which it says nothing more, and a weight to
 * begin with, set by hand: no click log went into it. A score is the sum of weight times value, so
 * a difference of 1 between two cards makes one of them e times as likely to be opened.
 *
 * <p>The newcomer's features are the same values faded by how much the member has read ({@link
 * Features.Draft#gate}): what most people open leads until a member has a taste of their own.
 */
public enum Feature {
    /**
     * Cosine of the story and of all that the member read, −1…1. Unlike stories are near 0 and
     * stories of one event near 0.7, so that much likeness doubles a story's chance.
     */
    LONG_TERM(0, -1, 1, 1.0f),
    /**
     * Cosine of the story and of what the member read last, less that of what they just wanted less
     * of, −1…1; a mood passes, so less.
     */
    SHORT_TERM(1, -1, 1, 0.4f),
    /**
     * How near the story is to the nearest of the member's interests, see {@link Interests#match};
     * unlike the two above it does not ask that a story please all of them.
     */
    INTEREST(2, -8, 8, 0.5f),
    /** How much more the member reads of the section than readers at large, as a logarithm. */
    SECTION(3, -4, 4, 0.3f),
    /** How much of the member's reading has the story's topic of which they read most, 0…1. */
    TOPIC(4, -1, 1, 0.6f),
    /** How much more the member reads of the source than if they read all alike, as a logarithm. */
    SOURCE(5, -4, 4, 0.25f),
    /**
     * 1 where the member follows its source, a topic or a word; they said so, so it weighs most.
     */
    FOLLOWED(6, 0, 1, 1.5f),
    /** How much oftener it is opened than expected, as a logarithm, see {@link #clickRate}. */
    CLICK_RATE(7, -4, 4, 0.8f),
    /** How much oftener it is opened this hour than today, as a logarithm. */
    PACE(8, -4, 4, 0.15f),
    /** How much oftener stories with such words are opened, as a logarithm: see {@link Appeal}. */
    APPEAL(9, -4, 4, 0.3f),
    /** Minus the logarithm of one and its age in hours: from an hour to a day costs 2.5 of it. */
    FRESHNESS(10, -5, 0, 0.15f),
    /** The logarithm of one and how often the member saw the card and passed it by. */
    PASSED_BY(11, 0, 4, -0.7f),
    /** 1 for the first of the editors' picks, less for each after it, 0 for no pick. */
    PICK(12, 0, 1, 0.5f),
    /** {@link #CLICK_RATE} for newcomers. */
    NEWCOMER_CLICK_RATE(13, -4, 4, 0.25f),
    /** {@link #FRESHNESS} for newcomers: who reads for the first time wants the news. */
    NEWCOMER_FRESHNESS(14, -5, 0, 0.1f),
    /** {@link #PICK} for newcomers: what the editors chose is the paper's best introduction. */
    NEWCOMER_PICK(15, 0, 1, 1.0f);

    static final int COUNT = values().length;

    /** A story's first {@value} expected clicks are its benefit of the doubt. */
    private static final double DOUBT = 2;

    private final int place;
    private final float low;
    private final float high;
    private final float prior;

    Feature(int place, float low, float high, float prior) {
        this.place = place;
        this.low = low;
        this.high = high;
        this.prior = prior;
    }

    /** Where it stands among all features, 0 to {@link #COUNT} − 1; also in a {@link Why}. */
    int place() {
        return place;
    }

    /** The weight of a new system. */
    public float prior() {
        return prior;
    }

    /** Whether it speaks of the member's own taste, not of the story alone. */
    public boolean isOwn() {
        return switch (this) {
            case LONG_TERM, SHORT_TERM, INTEREST, SECTION, TOPIC, SOURCE, FOLLOWED, PASSED_BY ->
                    true;
            case CLICK_RATE,
                    PACE,
                    APPEAL,
                    FRESHNESS,
                    PICK,
                    NEWCOMER_CLICK_RATE,
                    NEWCOMER_FRESHNESS,
                    NEWCOMER_PICK ->
                    false;
        };
    }

    /** The nearest value of the range; 0 for what is no number. */
    float within(float value) {
        return Float.isNaN(value) ? 0 : Math.clamp(value, low, high);
    }

    /** One of 256 steps of the range. */
    byte step(float value) {
        return (byte) Math.round((within(value) - low) / (high - low) * 255);
    }

    float value(byte step) {
        return low + Byte.toUnsignedInt(step) * (high - low) / 255;
    }

    /**
     * How much oftener a story was opened than expected, as a logarithm; near 0 while little is
     * known of it.
     *
     * @param expected how often a story shown as often, and there, would have been opened
     */
    public static float clickRate(double clicks, double expected) {
        return (float) Math.log((clicks + DOUBT) / (expected + DOUBT));
    }

    /** The value of {@link #FRESHNESS}. */
    public static float freshness(double hours) {
        return (float) -Math.log1p(Math.max(0, hours));
    }

    /** The value of {@link #PASSED_BY}. */
    public static float passedBy(int times) {
        return (float) Math.log1p(times);
    }

    /**
     * How much more of something a member reads than others do, as a logarithm; the others stand in
     * for the member's first ten stories.
     *
     * @param liked what the member read of it, faded
     * @param of what the member read in all, faded the same
     * @param share of it in what all read, above 0
     */
    public static float lift(double liked, double of, double share) {
        double own = (Math.max(0, liked) + 10 * share) / (Math.max(0, of) + 10);
        return (float) Math.log(own / share);
    }
}
