package org.masthead.local.publishers;

import java.time.Instant;
import java.util.Optional;

/**
 * A story as readers see it at one moment.
 *
 * @param content front matter (headline, standfirst, author, …) and the body in our light markup
 * @param modified when the version that shows was written; equals {@code published} until revised
 */
record Story(String slug, FrontMatter content, Instant published, Instant modified) {

    String get(String key) {
        return content.get(key);
    }

    Optional<String> find(String key) {
        return content.find(key);
    }

    /** Whether the title's own paywall lets everybody read it whole. */
    boolean free() {
        return find("free").isPresent();
    }

    /** HTTP status with which its page answers: 200 unless its file says {@code answers: 410}. */
    int status() {
        return find("answers").map(Integer::parseInt).orElse(200);
    }
}
