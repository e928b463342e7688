package org.masthead.bench.edition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.masthead.edition.Contents;
import org.masthead.edition.Edition;
import org.masthead.edition.EditionFormat;
import org.masthead.edition.Readership;

/** What the editions of two languages cost beside everybody's, by the number of all stories. */
final class LanguageTable {

    static final List<String> HEADING =
            List.of(
                    "stories",
                    "in en",
                    "object MB",
                    "cut ms",
                    "load ms p50",
                    "in de",
                    "object MB",
                    "cut ms",
                    "load ms p50");

    private LanguageTable() {}

    static List<String> row(Contents contents, Edition earlier) {
        var whole = Edition.bind(MadeStories.NOW.plus(Duration.ofMinutes(1)), contents, earlier);
        var row = new ArrayList<String>();
        row.add(number(whole.size()));
        for (var language : List.of("en", "de")) {
            row.addAll(columns(Readership.of(language), contents, whole));
        }
        return row;
    }

    private static List<String> columns(Readership readers, Contents contents, Edition whole) {
        var edition = cut(readers, contents, whole);
        var bytes = EditionFormat.write(edition);
        var cut = CpuTime.of(0, 2, () -> cut(readers, contents, whole));
        var load = CpuTime.of(10, 50, () -> EditionFormat.read(bytes));
        return List.of(
                number(edition.size()),
                figure(bytes.length / 1e6),
                figure(cut.first()),
                figure(load.at(0.5)));
    }

    private static Edition cut(Readership readers, Contents contents, Edition whole) {
        return Edition.bind(whole.boundAt(), readers.cut(contents), whole);
    }

    private static String number(int stories) {
        return String.format(Locale.ROOT, "%,d", stories);
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
