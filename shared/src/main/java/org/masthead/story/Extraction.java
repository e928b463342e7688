package org.masthead.story;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a story was made of its page.
 *
 * @param version the extractor's version; a higher one may read the same page differently
 * @param confidence 0 (a guess) to 1 (every field found and confirmed)
 * @param evidence where each field came from, for example {@code published → json-ld}; in the order
 *     of the names, so that equal stories are equal bytes
 */
public record Extraction(int version, double confidence, Map<String, String> evidence) {

    public Extraction {
        evidence = Collections.unmodifiableMap(new TreeMap<>(evidence));
    }
}
