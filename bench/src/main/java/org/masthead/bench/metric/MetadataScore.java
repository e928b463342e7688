package org.masthead.bench.metric;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.masthead.bench.prediction.Byline;
import org.masthead.bench.prediction.Prediction;
import org.masthead.bench.truth.Truth;

/** Titles, authors and days: the share that is exactly right. */
public final class MetadataScore {

    private static final Pattern BY =
            Pattern.compile(
                    "^\\s*(?:written by|reported by|story by|by|von|par|por|di|door|av|af|text)\\b[:\\s]*",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern ADDRESS = Pattern.compile("^\\s*https?://");

    private final Mean titles = new Mean();
    private final Mean authors = new Mean();
    private final Mean days = new Mean();

    /** Counts one page; what nobody wrote down counts nothing. */
    public void page(Truth truth, Prediction prediction) {
        truth.title()
                .ifPresent(title ->
                        titles.add(
                                Tokens.key(title)
                                        .equals(prediction.title().map(Tokens::key).orElse(""))));
        var names = names(truth.authors().stream().flatMap(it -> Byline.split(it).stream()));
        if (!names.isEmpty()) {
            authors.add(names.equals(names(prediction.authors().stream())));
        }
        if (!truth.days().isEmpty()) {
            days.add(day(prediction).filter(truth.days()::contains).isPresent());
        }
    }

    /** Share of titles with the same words. */
    public double titles() {
        return titles.value();
    }

    /** Share of pages with the same set of authors, among those that have any. */
    public double authors() {
        return authors.value();
    }

    /** Share of pages with a right day. */
    public double days() {
        return days.value();
    }

    private static Optional<LocalDate> day(Prediction prediction) {
        return prediction.published().map(time -> time.atZone(ZoneOffset.UTC).toLocalDate());
    }

    private static Set<String> names(Stream<String> names) {
        return names.filter(name -> !ADDRESS.matcher(name).find())
                .map(name -> Tokens.key(BY.matcher(name).replaceFirst("")))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }
}
