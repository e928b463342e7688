package org.masthead.bench.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.masthead.extract.vector.Embedder;

/**
 * What the vector of a story costs at extraction, with the model as it is shipped. The texts are of
 * common words, each of which is one piece to the model.
 */
final class VectorTable {

    static final List<String> HEADING = List.of("text", "pieces", "p50", "p99");

    /** The model reads no more of a text; those that begin and end it are two of them. */
    private static final int MOST = 128;

    private static final int FRAME = 2;
    private static final int WARM_UP = 40;
    private static final int RUNS = 300;

    private static final List<String> WORDS =
            List.of(
                    ("the city council said on monday that it would close two bridges for a year"
                                    + " while workers repair damage from last winter and many"
                                    + " people who use them every day asked how they should get"
                                    + " to work school or hospital when trains are full as well")
                            .split(" ", -1));

    private VectorTable() {}

    static List<List<String>> rows() {
        long start = System.nanoTime();
        var embedder = Embedder.shared();
        double load = (System.nanoTime() - start) / 1e6;
        var first = CpuTime.of(0, 1, () -> embedder.of(text(0, 126), english()));
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("loading the model, by the clock", "", figure(load), ""));
        rows.add(List.of("the first text after it", "128", figure(first.first()), ""));
        rows.add(row(embedder, "headline", 11, english()));
        rows.add(row(embedder, "headline, standfirst, first paragraph", 70, english()));
        rows.add(row(embedder, "as much as the model reads", 200, english()));
        rows.add(row(embedder, "n-grams, for other languages", 200, Optional.of("fr")));
        return rows;
    }

    private static Optional<String> english() {
        return Optional.of("en");
    }

    private static List<String> row(
            Embedder embedder, String name, int words, Optional<String> language) {
        var texts = IntStream.range(0, RUNS).mapToObj(i -> text(i, words)).iterator();
        for (int i = 0; i < WARM_UP; i++) {
            embedder.of(text(i, words), language);
        }
        var times = CpuTime.of(0, RUNS, () -> embedder.of(texts.next(), language));
        boolean modelled = language.equals(english());
        return List.of(
                name,
                modelled ? String.valueOf(Math.min(MOST, words + FRAME)) : "",
                figure(times.at(0.5)),
                figure(times.at(0.99)));
    }

    private static String text(int seed, int words) {
        var random = new Random(seed);
        return IntStream.range(0, words)
                .mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(" "));
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
