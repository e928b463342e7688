package org.masthead.rank;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.masthead.member.Profile;
import org.masthead.member.TasteVector;
import org.masthead.vector.StoryVector;

/**
 * Where a member's reading leads, as directions that stories can be held against.
 *
 * @param interests what they read of, in the long run
 * @param longTerm all interests of a space as one, one for each space
 * @param shortTerm what they read last, one for each space
 */
public record Leaning(
        List<Direction> interests, List<Direction> longTerm, List<Direction> shortTerm) {

    /** Of a member of whom nothing is known. */
    public static final Leaning NONE = new Leaning(List.of(), List.of(), List.of());

    /**
     * A direction in a space of story vectors.
     *
     * @param unit centred, of length 1
     * @param weight how much reading led there, above 0
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, not compared
    public record Direction(String space, float[] unit, float weight) {}

    public Leaning {
        interests = List.copyOf(interests);
        longTerm = List.copyOf(longTerm);
        shortTerm = List.copyOf(shortTerm);
    }

    /**
     * The leaning of a profile.
     *
     * @param last the vectors of the stories read last, not centred
     * @param mean of unit vectors by space, which is what all news has in common
     */
    public static Leaning of(
            Profile profile, List<StoryVector> last, Function<String, float[]> mean) {
        var interests = new ArrayList<Direction>();
        for (var vector : profile.vectors()) {
            add(
                    interests,
                    vector.space(),
                    vector.centred(mean.apply(vector.space())),
                    vector.weight());
        }
        return new Leaning(interests, together(profile.vectors(), mean), shortTerm(last, mean));
    }

    private static List<Direction> together(
            List<TasteVector> vectors, Function<String, float[]> mean) {
        var sums = new LinkedHashMap<String, float[]>();
        for (var vector : vectors) {
            add(sums, vector.space(), vector.centred(mean.apply(vector.space())));
        }
        return directions(sums);
    }

    private static List<Direction> shortTerm(
            List<StoryVector> last, Function<String, float[]> mean) {
        var sums = new LinkedHashMap<String, float[]>();
        for (var vector : last) {
            add(sums, vector.space(), vector.minus(mean.apply(vector.space())).unit());
        }
        return directions(sums);
    }

    private static void add(Map<String, float[]> sums, String space, float[] vector) {
        var sum = sums.computeIfAbsent(space, _ -> new float[vector.length]);
        for (int d = 0; d < sum.length; d++) {
            sum[d] += vector[d];
        }
    }

    private static List<Direction> directions(Map<String, float[]> sums) {
        var directions = new ArrayList<Direction>();
        sums.forEach((space, sum) -> add(directions, space, sum, 1));
        return directions;
    }

    /** Vectors that cancel out lead nowhere, and what is not liked is no interest. */
    private static void add(
            List<Direction> directions, String space, float[] vector, float weight) {
        float length = (float) Math.sqrt(Weights.dot(vector, vector));
        if (length < 1e-6f || weight <= 0) {
            return;
        }
        var unit = new float[vector.length];
        for (int d = 0; d < unit.length; d++) {
            unit[d] = vector[d] / length;
        }
        directions.add(new Direction(space, unit, weight));
    }
}
