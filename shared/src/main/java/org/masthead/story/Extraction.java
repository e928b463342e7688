package org.masthead.story;

import java.util.Map;

/**
 * How a story was made of its page.
 *
 * @param version the extractor's version; a higher one may read the same page differently
 * @param confidence 0 (a guess) to 1 (every field found and confirmed)
 * @param evidence where each field came from, for example {@code published → json-ld}
 */
public record Extraction(int version, double confidence, Map<String, String> evidence) {

    public Extraction {
        evidence = Map.copyOf(evidence);
    }
}
