package org.masthead.extract;

import org.masthead.extract.evidence.Evidence;
import org.masthead.extract.html.Words;

/** How sure an extraction is: a sum of what was found, the body counting for half. */
final class Confidence {

    private Confidence() {}

    /** 0 to 1, two decimals. */
    static double of(Evidence evidence, int words) {
        double confidence = 0.2;
        confidence += Math.min(words, 200) / 200.0 * 0.3;
        confidence += evidence.headline().isPresent() ? 0.15 : 0;
        confidence += evidence.published().isPresent() ? 0.1 : 0;
        confidence += evidence.authors().value().isEmpty() ? 0 : 0.05;
        confidence += evidence.articles() > 0 ? 0.1 : 0;
        confidence +=
                evidence.articleBody()
                        .map(body -> agreement(Words.count(body), words))
                        .orElse(0.05);
        return Math.round(Math.min(confidence, 1) * 100) / 100.0;
    }

    /** Up to 0.1 where the page's own account of its text is as long as what was read. */
    private static double agreement(int declared, int words) {
        int longer = Math.max(Math.max(declared, words), 1);
        return 0.1 * Math.min(declared, words) / longer;
    }
}
