package org.masthead.reader.feed;

import org.masthead.rank.Features;

/**
 * A story in a member's feed.
 *
 * @param story its place in the edition
 * @param features what it was ranked by
 * @param position in the feed, from 0
 * @param propensity how likely it was there
 */
record Placed(int story, Features features, int position, float propensity) {

    /** Less than this comes of chance alone: the ranking's own choice has 19 of 20 and more. */
    private static final float LIKELY = 0.5f;

    /** Whether chance put it there, not the ranking. */
    boolean isExplored() {
        return propensity < LIKELY;
    }
}
