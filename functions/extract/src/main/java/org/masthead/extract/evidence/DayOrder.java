package org.masthead.extract.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.masthead.extract.html.Outline;

/** Which number of {@code 04/05/2024} is the day. */
enum DayOrder {
    DAY_FIRST,
    /** As written in the United States (Unicode CLDR, en-US: {@code M/d/yy}). */
    MONTH_FIRST;

    /** By the region the page declares; a page that names two regions names none. */
    static DayOrder of(Outline page, MetaTags meta) {
        var lang = page.tagged("html").stream().map(html -> html.attr("lang")).findFirst();
        var regions =
                Stream.of(lang, meta.first("og:locale").map(Found::value))
                        .flatMap(Optional::stream)
                        .map(tag -> Locale.forLanguageTag(tag.strip().replace('_', '-')))
                        .map(Locale::getCountry)
                        .filter(region -> !region.isEmpty())
                        .distinct()
                        .toList();
        return regions.equals(List.of("US")) ? MONTH_FIRST : DAY_FIRST;
    }
}
