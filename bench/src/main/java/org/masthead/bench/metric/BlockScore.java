package org.masthead.bench.metric;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.masthead.bench.prediction.Line;
import org.masthead.bench.prediction.LineType;
import org.masthead.bench.prediction.Prediction;
import org.masthead.bench.truth.Truth;
import org.masthead.bench.truth.Truth.Picture;
import org.masthead.bench.truth.Truth.TypedLine;

/**
 * Blocks with the right words in the right order, of the right type: the mean of each page's F1. A
 * standfirst is never missed; captions, and lines that repeat the title or a caption, are never too
 * much.
 */
public final class BlockScore {

    /** What a true type may be called; {@code ?} may be anything. */
    private static final Map<String, Set<LineType>> MEANS =
            Map.of(
                    "heading", Set.of(LineType.HEADING),
                    "boldline", Set.of(LineType.HEADING, LineType.P),
                    "li", Set.of(LineType.LI),
                    "quote", Set.of(LineType.QUOTE),
                    "table", Set.of(LineType.TABLE),
                    "caption", Set.of(LineType.CAPTION),
                    "p", Set.of(LineType.P, LineType.SUMMARY, LineType.NOTE));

    private final Mean f1 = new Mean();

    /** Counts one page; one without typed blocks counts nothing. */
    public void page(Truth truth, Prediction prediction) {
        if (!truth.lines().isEmpty()) {
            f1.add(f1(truth, prediction));
        }
    }

    /** 0 to 1. */
    public double f1() {
        return f1.value();
    }

    private static double f1(Truth truth, Prediction prediction) {
        var lines = truth.lines().stream().filter(line -> !words(line.text()).isEmpty()).toList();
        var found =
                prediction.lines().stream()
                        .filter(line -> line.type().isText() && !words(line.text()).isEmpty())
                        .toList();
        var pairs =
                Alignment.of(
                        lines.stream().map(line -> words(line.text())).toList(),
                        found.stream().map(line -> words(line.text())).toList());
        var right = new HashSet<Integer>();
        pairs.forEach((at, with) -> {
            if (isOfType(lines.get(at), found.get(with))) {
                right.add(at);
            }
        });
        long wrong =
                pairs.size() - right.size() + tooMuch(truth, found, Set.copyOf(pairs.values()));
        return f1(lines, right, wrong);
    }

    private static double f1(List<TypedLine> lines, Set<Integer> right, long wrong) {
        int needed = 0;
        int hit = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).optional()) {
                needed++;
                hit += right.contains(i) ? 1 : 0;
            }
        }
        long claimed = right.size() + wrong;
        double precision = claimed == 0 ? 0 : (double) right.size() / claimed;
        return Mean.f1(precision, needed == 0 ? 1 : (double) hit / needed);
    }

    private static boolean isOfType(TypedLine truth, Line found) {
        return truth.optional()
                || truth.type().equals("?")
                || MEANS.getOrDefault(truth.type(), Set.of()).contains(found.type());
    }

    private static long tooMuch(Truth truth, List<Line> found, Set<Integer> paired) {
        var allowed = allowed(truth);
        long tooMuch = 0;
        for (int i = 0; i < found.size(); i++) {
            var line = found.get(i);
            boolean free =
                    line.type() == LineType.CAPTION
                            || allowed.contains(String.join(" ", words(line.text())));
            tooMuch += paired.contains(i) || free ? 0 : 1;
        }
        return tooMuch;
    }

    private static Set<String> allowed(Truth truth) {
        var allowed = new ArrayList<String>();
        var captions = truth.pictures().stream().map(Picture::caption);
        Stream.concat(Stream.of(truth.title()), captions)
                .flatMap(text -> text.stream())
                .forEach(text -> allowed.add(Tokens.key(text)));
        return Set.copyOf(allowed);
    }

    private static List<String> words(String text) {
        return Tokens.of(text.toLowerCase(Locale.ROOT));
    }
}
