package org.masthead.bench.truth;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What people say that one page holds.
 *
 * @param text the body, a line each paragraph; the empty text where nobody wrote it down
 * @param authors names; a name may be a whole byline
 * @param days that count as the day of publishing: by the publisher's clock and by UTC; none where
 *     nobody wrote it down
 */
public record Truth(
        String text,
        Optional<String> title,
        List<String> authors,
        Set<LocalDate> days,
        List<TypedLine> lines,
        List<Picture> pictures) {

    /**
     * A block of the body.
     *
     * @param type {@code p heading li quote table caption boldline}, or {@code ?} where unknown
     * @param optional a standfirst, which some extractors keep apart from the body
     */
    public record TypedLine(String type, String text, boolean optional) {}

    /**
     * A picture of the body.
     *
     * @param urls its addresses, in any size
     */
    public record Picture(List<String> urls, Optional<String> caption) {}
}
