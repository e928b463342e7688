package org.masthead.bench.rank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.masthead.bench.Goal;
import org.masthead.bench.Table;
import org.masthead.rank.Feature;

/**
 * {@code mvn -q -Prank -Ddata=DIR -Dout=FILE}: replays a click log in time order, writes our scores
 * for the referee, and prints ours beside simple rankings and beside itself without its parts.
 */
public final class RankBoard {

    /** What is left out to see what it is worth. */
    private record Part(String name, Set<Feature> features) {}

    private static final List<Part> PARTS =
            List.of(
                    new Part(
                            "all vectors",
                            Set.of(
                                    Feature.LONG_TERM,
                                    Feature.SHORT_TERM,
                                    Feature.INTEREST,
                                    Feature.APPEAL)),
                    new Part("long term", Set.of(Feature.LONG_TERM)),
                    new Part("short term", Set.of(Feature.SHORT_TERM)),
                    new Part("interests", Set.of(Feature.INTEREST)),
                    new Part("section", Set.of(Feature.SECTION)),
                    new Part(
                            "click rate",
                            Set.of(Feature.CLICK_RATE, Feature.NEWCOMER_CLICK_RATE, Feature.PACE)),
                    new Part("pace", Set.of(Feature.PACE)),
                    new Part("appeal", Set.of(Feature.APPEAL)),
                    new Part("freshness", Set.of(Feature.FRESHNESS, Feature.NEWCOMER_FRESHNESS)),
                    new Part(
                            "newcomer's gate",
                            Set.of(Feature.NEWCOMER_CLICK_RATE, Feature.NEWCOMER_FRESHNESS)));

    /** Of the log's last day, by the order of time. */
    private static final Goal AUC = new Goal("AUC", 0.70);

    private static final Goal NDCG_10 = new Goal("nDCG@10", 0.43);

    private RankBoard() {}

    /** Arguments: the folder of the log, the file to write. */
    public static void main(String[] args) throws IOException {
        var out = Path.of(args[1]).toAbsolutePath();
        var cache = Files.createDirectories(out.resolveSibling("vectors"));
        var log = ClickLog.in(Path.of(args[0]));
        var vectors = TitleVectors.of(log.titles(), cache);
        var inOrder = log.inOrder();
        if (inOrder.isEmpty()) {
            throw new IllegalArgumentException(args[0] + " has no impressions");
        }
        var start = inOrder.getFirst().time();
        var ours = Masthead.learning(log.titles().size(), start);
        var rankers = new ArrayList<>(Baselines.all());
        rankers.add(Masthead.asShipped(log.titles().size(), start));
        rankers.add(ours);
        rankers.add(Masthead.expectingAlike(log.titles().size(), start));
        for (var part : PARTS) {
            rankers.add(Masthead.without(part.name(), part.features(), log.titles().size(), start));
        }
        var replay = new Replay(new Past(log, vectors, start), rankers);
        replay.run(inOrder);
        write(log, replay.scoresOf(ours), out);
        System.out.println(standing(inOrder, rankers, replay));
        System.out.println(goals(inOrder, replay.scoresOf(ours)));
        System.out.println(weights(ours));
        System.out.println(new Screens(inOrder, vectors, replay.scoresOf(ours)).table());
        System.out.printf("%d impressions → %s%n", log.impressions().size(), args[1]);
    }

    private static void write(ClickLog log, Map<String, float[]> scores, Path out)
            throws IOException {
        var lines = new ArrayList<String>();
        for (var impression : log.impressions()) {
            var line = new StringJoiner(" ", impression.id() + "\t", "");
            for (float score : scores.getOrDefault(impression.id(), new float[0])) {
                line.add(Float.toString(score));
            }
            lines.add(line.toString());
        }
        Files.write(out, lines);
    }

    private static Table standing(List<Impression> inOrder, List<Ranker> rankers, Replay replay) {
        var last = inOrder.getLast().time().toLocalDate();
        var table =
                new Table(
                        List.of(
                                "impressions from " + last + ", learned from all before",
                                "AUC",
                                "MRR",
                                "nDCG@5",
                                "nDCG@10",
                                "AUC, a day more",
                                "nDCG@10",
                                "AUC, no history"));
        for (var ranker : rankers) {
            var scores = replay.scoresOf(ranker);
            var day = quality(inOrder, scores, from(last));
            var two = quality(inOrder, scores, from(last.minusDays(1)));
            var newcomers = quality(inOrder, scores, it -> it.history().isEmpty());
            table.add(
                    List.of(
                            ranker.name(),
                            figure(day.auc()),
                            figure(day.mrr()),
                            figure(day.ndcg5()),
                            figure(day.ndcg10()),
                            figure(two.auc()),
                            figure(two.ndcg10()),
                            figure(newcomers.auc())));
        }
        return table;
    }

    /** A line for each goal, with its heading. */
    static String goals(List<Impression> inOrder, Map<String, float[]> ours) {
        var last = inOrder.getLast().time().toLocalDate();
        var each = each(inOrder, ours, from(last));
        return "ours from %s, mean of %d impressions ± its standard error%n%s%n%s%n"
                .formatted(
                        last,
                        each.size(),
                        beside(AUC, each, Quality::auc),
                        beside(NDCG_10, each, Quality::ndcg10));
    }

    private static String beside(Goal goal, List<Quality> each, ToDoubleFunction<Quality> figure) {
        double mean = each.stream().mapToDouble(figure).average().orElse(Double.NaN);
        double squares =
                each.stream().mapToDouble(figure).map(it -> (it - mean) * (it - mean)).sum();
        return goal.beside(mean, Math.sqrt(squares) / each.size());
    }

    private static Predicate<Impression> from(LocalDate day) {
        return impression -> !impression.time().toLocalDate().isBefore(day);
    }

    private static Quality quality(
            List<Impression> inOrder, Map<String, float[]> scores, Predicate<Impression> which) {
        return Quality.of(each(inOrder, scores, which));
    }

    private static List<Quality> each(
            List<Impression> inOrder, Map<String, float[]> scores, Predicate<Impression> which) {
        return inOrder.stream()
                .filter(Impression::isTelling)
                .filter(which)
                .map(it -> Quality.of(it, scores.getOrDefault(it.id(), new float[0])))
                .toList();
    }

    private static Table weights(Masthead ours) {
        var table = new Table(List.of("feature", "by hand", "learned"));
        for (var feature : Feature.values()) {
            table.add(
                    List.of(
                            feature.name(),
                            "%.2f".formatted(feature.prior()),
                            "%.2f".formatted(ours.weights().of(feature))));
        }
        return table;
    }

    static String figure(double value) {
        return "%.4f".formatted(value);
    }
}
