package org.masthead.local.cloud.command;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.masthead.local.cloud.LocalClients;
import org.masthead.local.cloud.Style;
import org.masthead.local.template.Template;

/** {@code pages}: what became of every page, and why some gave no story. */
record PagesReport(PrintStream out, Style style) {

    private static final String STORY = "story";

    void print(Template template, LocalClients clients) {
        var pages =
                Rows.all(template, clients, "PagesTable").stream()
                        .filter(row -> !row.text("kind").equals("feed"))
                        .toList();
        counts(pages).print(out, style);
        var others = withoutStory(pages);
        if (!others.isEmpty()) {
            out.println();
            others.print(out, style);
        }
    }

    private static Table counts(List<Rows> pages) {
        var table = new Table("SOURCE", "OUTCOME", "PAGES");
        var bySource =
                pages.stream()
                        .collect(
                                groupingBy(
                                        row -> row.text("sourceId"),
                                        TreeMap::new,
                                        groupingBy(
                                                PagesReport::outcome, TreeMap::new, counting())));
        bySource.forEach((source, outcomes) ->
                outcomes.forEach((outcome, count) -> table.add(source, outcome, count.toString())));
        pages.stream()
                .collect(groupingBy(PagesReport::outcome, TreeMap::new, counting()))
                .forEach((outcome, count) -> table.add("all", outcome, count.toString()));
        return table;
    }

    private static Table withoutStory(List<Rows> pages) {
        var table = new Table("NO STORY", "REASON", "PAGE");
        pages.stream()
                .filter(row -> !outcome(row).equals(STORY))
                .sorted(
                        Comparator.comparing(PagesReport::outcome)
                                .thenComparing(r -> r.text("url")))
                .forEach(row -> table.add(outcome(row), reason(row), row.text("url")));
        return table;
    }

    /** What extract made of the page, else how fetch got on. */
    private static String outcome(Rows row) {
        return row.find("extracted").or(() -> row.find("fetched")).orElse("unknown");
    }

    private static String reason(Rows row) {
        return Stream.of("extractReason", "fetchReason")
                .flatMap(name -> row.find(name).stream())
                .findFirst()
                .orElse("on its way");
    }
}
