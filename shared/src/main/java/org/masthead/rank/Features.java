package org.masthead.rank;

import java.util.Arrays;

/**
 * What is known of one story for one member: a value for each {@link Feature}, within its range.
 */
public final class Features {

    /** A member who has read this many stories is half a newcomer. */
    private static final double HALF_KNOWN = 5;

    private final float[] values;

    private Features(float[] values) {
        this.values = values;
    }

    /** Nothing is known yet: all values are 0. */
    public static Draft draft() {
        return new Draft();
    }

    /** How much a member who has read so many stories is a newcomer: 1 to 0. */
    public static float gate(int stories) {
        return (float) (HALF_KNOWN / (HALF_KNOWN + Math.max(0, stories)));
    }

    /** Reads what {@link #steps} wrote; features that are missing at the end are 0. */
    static Features ofSteps(byte[] steps) {
        var draft = draft();
        for (var feature : Feature.values()) {
            if (feature.place() < steps.length) {
                draft.set(feature, feature.value(steps[feature.place()]));
            }
        }
        return draft.done();
    }

    /** One byte for each feature. */
    byte[] steps() {
        var steps = new byte[Feature.COUNT];
        for (var feature : Feature.values()) {
            steps[feature.place()] = feature.step(of(feature));
        }
        return steps;
    }

    /** The value of a feature, within its range. */
    public float of(Feature feature) {
        return values[feature.place()];
    }

    /** The values by {@link Feature#place}; not to be changed. */
    float[] values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Features features && Arrays.equals(values, features.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }

    /** Features as they are gathered. Not for several threads. */
    public static final class Draft {

        private float[] values = new float[Feature.COUNT];

        private Draft() {}

        /** Sets a value; what lies outside of the feature's range is taken to its edge. */
        public Draft set(Feature feature, double value) {
            values[feature.place()] = feature.within((float) value);
            return this;
        }

        /**
         * Fades the newcomer's features in: a half of their values for a member who has read five
         * stories, a tenth for one who has read 45.
         *
         * @param stories how many the member has read
         */
        public Draft gate(int stories) {
            double gate = Features.gate(stories);
            copy(Feature.CLICK_RATE, Feature.NEWCOMER_CLICK_RATE, gate);
            copy(Feature.FRESHNESS, Feature.NEWCOMER_FRESHNESS, gate);
            copy(Feature.PICK, Feature.NEWCOMER_PICK, gate);
            return this;
        }

        private void copy(Feature from, Feature to, double gate) {
            set(to, values[from.place()] * gate);
        }

        /** The features as they are now; the draft begins anew. */
        public Features done() {
            var done = new Features(values);
            values = new float[Feature.COUNT];
            return done;
        }
    }
}
