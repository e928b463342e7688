package org.masthead.page;

import java.util.Optional;

/**
 * How an errand ended, as it is written down.
 *
 * @param reason in words, where the outcome alone does not say enough
 * @param page where the page is kept, where it is
 * @param rights what was decided on the publisher's rights, and on what evidence, where it was
 */
public record PageAnswer(
        PageOutcome outcome,
        Optional<String> reason,
        Optional<String> etag,
        Optional<String> lastModified,
        Optional<PageKey> page,
        Optional<String> rights) {

    /** An answer on which nothing had to be decided. */
    public PageAnswer(
            PageOutcome outcome,
            Optional<String> reason,
            Optional<String> etag,
            Optional<String> lastModified,
            Optional<PageKey> page) {
        this(outcome, reason, etag, lastModified, page, Optional.empty());
    }

    /** The publisher says it is as it was; what is known of it stays. */
    public static final PageAnswer UNCHANGED =
            new PageAnswer(
                    PageOutcome.UNCHANGED,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /** The same answer, with what was decided on the publisher's rights. */
    public PageAnswer under(String rights) {
        return new PageAnswer(outcome, reason, etag, lastModified, page, Optional.of(rights));
    }

    /** The same answer, of a page that is kept there. */
    public PageAnswer keptAt(PageKey page) {
        return new PageAnswer(outcome, reason, etag, lastModified, Optional.of(page), rights);
    }

    public static PageAnswer because(PageOutcome outcome, String reason) {
        return new PageAnswer(
                outcome, Optional.of(reason), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
