package org.masthead.reader.feed;

import java.util.Arrays;
import java.util.List;
import org.masthead.edition.Edition;
import org.masthead.edition.StoryVectors;
import org.masthead.rank.Interests;
import org.masthead.rank.Leaning;

/**
 * Directions of a member's taste, held against the stories of an edition: quickly by signs, or
 * exactly.
 */
final class Directions {

    private final Traits traits;
    private final Direction[] directions;

    private record Direction(int space, StoryVectors.Aim aim, float weight) {

        static Direction of(Edition edition, Leaning.Direction direction) {
            var vectors = edition.vectors();
            return new Direction(
                    vectors.spaces().indexOf(direction.space()),
                    vectors.aim(direction.space(), direction.unit()),
                    direction.weight());
        }
    }

    Directions(Traits traits, List<Leaning.Direction> directions) {
        this.traits = traits;
        this.directions =
                directions.stream()
                        .map(it -> Direction.of(traits.edition, it))
                        .filter(it -> it.space >= 0)
                        .toArray(Direction[]::new);
    }

    /** The cosine with the direction of the story's own space; 0 where there is none. */
    float cosine(int story) {
        float sum = 0;
        for (var direction : directions) {
            sum += direction.aim.dot(story);
        }
        return sum;
    }

    /** See {@link Interests#match}. */
    float match(int story) {
        var cosines = new float[directions.length];
        var weights = new float[directions.length];
        for (int i = 0; i < cosines.length; i++) {
            boolean comparable = directions[i].space == traits.space[story];
            cosines[i] = directions[i].aim.dot(story);
            weights[i] = comparable ? directions[i].weight : 0;
        }
        return Interests.match(cosines, weights);
    }

    /**
     * Adds to each story's score, roughly, what the nearest direction makes of it.
     *
     * @param each what one of cosine counts, in scores
     */
    void addNearest(float[] scores, float each) {
        var aims = Arrays.stream(directions).map(Direction::aim).toList();
        traits.edition.vectors().addNearest(scores, aims, each);
    }
}
