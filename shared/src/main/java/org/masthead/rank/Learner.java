package org.masthead.rank;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns what features count from lists of cards of which some were opened and some were not: a
 * logistic model of the choice within each list (conditional logit: McFadden 1974), one step a
 * list, each weight with a step of its own that shrinks as it moves (AdaGrad: Duchi, Hazan, Singer
 * 2011).
 *
 * <p>Compared within a list only, it learns neither how often members open anything nor what time
 * of day it is. What one list can do is bounded, and no weight strays further than {@value
 * #FARTHEST} from the one set by hand, because lists come from clients and can be made up.
 */
public final class Learner {

    private static final float STEP = 0.08f;
    private static final float APPEAL_STEP = 0.2f;

    /** What an appeal that nothing confirms loses a list. */
    private static final float APPEAL_FADES = 0.01f;

    /** Steps begin as though each weight had moved by 1 before. */
    private static final float SQUARE = 1;

    /** The most that one list moves a weight before its step's size is applied. */
    private static final float MOST = 2;

    private static final float FARTHEST = 2;

    private Learner() {}

    /** The weights after these lists; lists in which all or nothing was opened teach nothing. */
    public static Weights learn(Weights weights, List<Shown> lists) {
        var learned = weights;
        for (var list : lists) {
            learned = list.isTelling() ? learn(learned, list) : learned;
        }
        return learned;
    }

    private static Weights learn(Weights weights, Shown list) {
        var values = weights.values();
        var squares = weights.squares();
        var errors = errors(list, chances(list, values));
        for (var feature : Feature.values()) {
            int i = feature.place();
            float slope = Math.clamp(slope(list, errors, i), -MOST, MOST);
            squares[i] += slope * slope;
            float moved = values[i] - STEP * slope / (float) Math.sqrt(SQUARE + squares[i]);
            values[i] = Math.clamp(moved, feature.prior() - FARTHEST, feature.prior() + FARTHEST);
        }
        return weights.with(values, squares, appeals(weights, list));
    }

    /** How likely each card is the one that is opened, 0…1, of all cards of the list. */
    public static float[] chances(Weights weights, Shown list) {
        return chances(list, weights.values());
    }

    private static float[] chances(Shown list, float[] weights) {
        var scores = new float[list.cards().size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Weights.dot(weights, list.cards().get(i).features().values());
        }
        return Softmax.of(scores);
    }

    /** By how much each card was thought likelier than it turned out. */
    private static float[] errors(Shown list, float[] chances) {
        float each = 1f / list.opened();
        var errors = chances.clone();
        for (int i = 0; i < errors.length; i++) {
            errors[i] -= list.cards().get(i).opened() ? each : 0;
        }
        return errors;
    }

    private static float slope(Shown list, float[] errors, int feature) {
        float slope = 0;
        for (int i = 0; i < errors.length; i++) {
            slope += errors[i] * list.cards().get(i).features().values()[feature];
        }
        return slope;
    }

    /** Each space's appeal learns what the members' own tastes do not explain. */
    private static Map<String, Appeal> appeals(Weights weights, Shown list) {
        var appeals = new HashMap<>(weights.appeals());
        var scores = ownScores(weights, list);
        list.spaces()
                .forEach((space, dimensions) -> {
                    var known = weights.appeal(space, dimensions);
                    appeals.put(space, learn(known, space, list, scores));
                });
        return appeals;
    }

    /** By the member's own taste alone. */
    static float[] ownScores(Weights weights, Shown list) {
        var scores = new float[list.cards().size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = weights.ownScore(list.cards().get(i).features());
        }
        return scores;
    }

    private static Appeal learn(Appeal known, String space, Shown list, float[] ownScores) {
        var scores = ownScores.clone();
        for (int i = 0; i < scores.length; i++) {
            var card = list.cards().get(i);
            scores[i] += card.isOf(space, known) ? known.of(card.unit()) : 0;
        }
        return step(known, slope(known, space, list, errors(list, Softmax.of(scores))));
    }

    private static float[] slope(Appeal known, String space, Shown list, float[] errors) {
        var slope = new float[known.direction().length];
        for (int i = 0; i < errors.length; i++) {
            var card = list.cards().get(i);
            for (int d = 0; d < slope.length && card.isOf(space, known); d++) {
                slope[d] += errors[i] * card.unit()[d];
            }
        }
        return slope;
    }

    private static Appeal step(Appeal known, float[] slope) {
        var direction = known.direction().clone();
        var squares = known.squares().clone();
        for (int d = 0; d < slope.length; d++) {
            float steep = slope[d] + APPEAL_FADES * direction[d];
            squares[d] += steep * steep;
            direction[d] -= APPEAL_STEP * steep / (float) Math.sqrt(SQUARE + squares[d]);
        }
        return new Appeal(direction, squares);
    }
}
