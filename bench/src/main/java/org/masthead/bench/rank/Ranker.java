package org.masthead.bench.rank;

/** Something that puts candidates in order. */
interface Ranker {

    String name();

    /** A score for each candidate, higher first, from what came before the impression alone. */
    float[] scores(Impression impression, Past past);

    /** After all impressions of the same second were scored. */
    default void learn(Impression impression, Past past) {}
}
