package org.masthead.bench.rank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * How good orders are, averaged over impressions: the area under the curve, the mean reciprocal
 * rank and the normalised discounted gain of the first cards. Of equal scores each order is as
 * likely; five of them are averaged.
 */
record Quality(int impressions, double auc, double mrr, double ndcg5, double ndcg10) {

    private static final int SHUFFLES = 5;

    static Quality of(List<Quality> each) {
        return new Quality(
                each.size(),
                each.stream().mapToDouble(Quality::auc).average().orElse(Double.NaN),
                each.stream().mapToDouble(Quality::mrr).average().orElse(Double.NaN),
                each.stream().mapToDouble(Quality::ndcg5).average().orElse(Double.NaN),
                each.stream().mapToDouble(Quality::ndcg10).average().orElse(Double.NaN));
    }

    /** Of an impression that {@link Impression#isTelling}. */
    static Quality of(Impression impression, float[] scores) {
        var random = new Random(7);
        var tries = new ArrayList<Quality>();
        for (int i = 0; i < SHUFFLES; i++) {
            tries.add(of(inOrder(impression, scores, random)));
        }
        return of(tries).withImpressions(1);
    }

    private Quality withImpressions(int count) {
        return new Quality(count, auc, mrr, ndcg5, ndcg10);
    }

    private record Scored(float score, int lot, boolean opened) {}

    private static boolean[] inOrder(Impression impression, float[] scores, Random random) {
        var cards = new ArrayList<Scored>();
        for (int i = 0; i < scores.length; i++) {
            cards.add(new Scored(scores[i], random.nextInt(), impression.opened()[i]));
        }
        cards.sort(
                Comparator.comparingDouble(Scored::score).reversed().thenComparingInt(Scored::lot));
        var opened = new boolean[cards.size()];
        for (int i = 0; i < opened.length; i++) {
            opened[i] = cards.get(i).opened();
        }
        return opened;
    }

    /** Of one order in which each card was opened or not. */
    static Quality of(boolean[] opened) {
        return new Quality(1, auc(opened), mrr(opened), ndcg(opened, 5), ndcg(opened, 10));
    }

    private static double auc(boolean[] opened) {
        double others = 0;
        double passed = 0;
        int clicks = 0;
        for (boolean it : opened) {
            clicks += it ? 1 : 0;
            others += it ? 0 : 1;
            passed += it ? others : 0;
        }
        return 1 - passed / (clicks * others);
    }

    private static double mrr(boolean[] opened) {
        double sum = 0;
        int clicks = 0;
        for (int i = 0; i < opened.length; i++) {
            sum += opened[i] ? 1.0 / (i + 1) : 0;
            clicks += opened[i] ? 1 : 0;
        }
        return sum / clicks;
    }

    private static double ndcg(boolean[] opened, int cards) {
        double gain = 0;
        int clicks = 0;
        for (int i = 0; i < opened.length; i++) {
            gain += opened[i] && i < cards ? discount(i) : 0;
            clicks += opened[i] ? 1 : 0;
        }
        double best = 0;
        for (int i = 0; i < Math.min(cards, clicks); i++) {
            best += discount(i);
        }
        return gain / best;
    }

    private static double discount(int place) {
        return Math.log(2) / Math.log(place + 2.0);
    }
}
