package org.masthead.page;

import java.util.Optional;

/**
 * How an errand ended, as it is written down.
 *
 * @param reason in words, where the outcome alone does not say enough
 * @param page where the page is kept, where it is
 */
public record PageAnswer(
        PageOutcome outcome,
        Optional<String> reason,
        Optional<String> etag,
        Optional<String> lastModified,
        Optional<PageKey> page) {

    /** The publisher says it is as it was; what is known of it stays. */
    public static final PageAnswer UNCHANGED =
            new PageAnswer(
                    PageOutcome.UNCHANGED,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    public static PageAnswer because(PageOutcome outcome, String reason) {
        return new PageAnswer(
                outcome, Optional.of(reason), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
