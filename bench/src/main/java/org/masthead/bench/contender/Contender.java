package org.masthead.bench.contender;

import java.util.List;
import java.util.Set;
import org.masthead.bench.prediction.Prediction;

/**
 * An extractor as it is compared. Only {@link #extract} is timed.
 *
 * @param <T> what the extractor answers with
 */
public interface Contender<T> {

    /** Every contender, ours first, the floor of speed last. */
    static List<Contender<?>> all() {
        return List.of(new Masthead(), new Readability(), new Boilerpipe(), new ParseAlone());
    }

    /** As the table shows it. */
    String name();

    /** What {@link #predict} fills in. */
    Set<Feature> gives();

    /**
     * Extracts one page.
     *
     * @param html the bytes as they were sent
     * @param url where they were fetched
     */
    T extract(byte[] html, String url);

    /** The answer in the referee's terms. */
    Prediction predict(T answer);
}
