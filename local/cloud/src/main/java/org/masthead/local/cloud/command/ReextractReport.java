package org.masthead.local.cloud.command;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.masthead.local.cloud.Style;
import org.masthead.local.cloud.reextract.Findings;
import org.masthead.local.cloud.reextract.Selection.Mode;
import org.masthead.local.cloud.reextract.Tally;
import tools.jackson.databind.JsonNode;

/** What {@code re-extract} found, in tables: pages by outcome, stories by field, examples. */
record ReextractReport(Tally tally, Mode mode, PrintStream out, Style style) {

    /** Longest cell of an example: two of them fit a line. */
    private static final int CELL = 60;

    private record Meaning(String outcome, String words) {}

    /** In the order of what an operator wants to know. */
    private static final List<Meaning> MEANINGS =
            List.of(
                    new Meaning("unchanged", "readers see the story as before"),
                    new Meaning("changed", "readers see the story otherwise"),
                    new Meaning("new", "a story that was not stored"),
                    new Meaning("moved", "a story at another address; its former id leads to it"),
                    new Meaning(
                            "unraised",
                            "read differently by the same version: replaced only once it is raised"),
                    new Meaning("no-story", "no story, and was none"),
                    new Meaning("no-longer", "no story, but was one: what is stored stays"),
                    new Meaning(Findings.FAILED, "could not be done; --resume tries them again"));

    void print() {
        outcomes();
        fields();
        examples();
        others("no-longer", "NO LONGER A STORY", "kind");
        others(Findings.FAILED, "FAILED", "outcome");
        versions();
    }

    private void outcomes() {
        var table = new Table("OUTCOME", "PAGES", "MEANING");
        for (var meaning : MEANINGS) {
            int pages = tally.count(meaning.outcome());
            if (pages > 0) {
                table.add(meaning.outcome(), "%,d".formatted(pages), meaning.words());
            }
        }
        section(table);
    }

    private void fields() {
        var table = new Table("FIELD", "STORIES", "");
        tally.fields()
                .forEach((name, field) ->
                        table.add(name, "%,d".formatted(field.stories()), field.blocks()));
        section(table);
    }

    private void examples() {
        var table = new Table("FIELD", "STORY", "BEFORE", "AFTER");
        tally.fields()
                .forEach((name, field) ->
                        field.examples().forEach(result -> example(table, name, result)));
        section(table);
    }

    private static void example(Table table, String name, JsonNode result) {
        var finding = result.path("finding");
        for (var change : finding.path("changes")) {
            if (change.path("field").asString().equals(name) && !change.has("blocks")) {
                var before = change.path("before").asString("–");
                var after = change.path("after").asString("–");
                int from = firstToShow(before, after);
                table.add(
                        name,
                        finding.path("story").asString(),
                        cell(before, from),
                        cell(after, from));
            }
        }
    }

    private void others(String outcome, String heading, String what) {
        var table = new Table(heading, "REASON", "PAGE");
        for (var result : tally.examples(outcome)) {
            table.add(
                    result.path("finding").path(what).asString(""),
                    cell(result.path("finding").path("reason").asString(""), 0),
                    result.path("page").asString(""));
        }
        section(table);
    }

    private void versions() {
        if (tally.extractors().size() > 1) {
            out.println();
            out.println(
                    "The extractor was changed meanwhile (pages by version: %s); run it again."
                            .formatted(tally.extractors()));
        }
        if (mode == Mode.DRY_RUN) {
            out.println();
            out.println("A dry run: nothing was changed.");
        }
    }

    private void section(Table table) {
        if (!table.isEmpty()) {
            out.println();
            table.print(out, style);
        }
    }

    /** In characters: a little before the first difference, where that is far from the start. */
    private static int firstToShow(String before, String after) {
        var one = before.codePoints().toArray();
        var other = after.codePoints().toArray();
        int same = Arrays.mismatch(one, other);
        return Math.max(one.length, other.length) <= CELL || same < CELL / 2 ? 0 : same - CELL / 4;
    }

    private static String cell(String text, int from) {
        int length = text.codePointCount(0, text.length());
        int start = text.offsetByCodePoints(0, Math.min(from, length));
        int shown = Math.min(CELL, length - Math.min(from, length));
        int end = text.offsetByCodePoints(start, shown);
        return (start == 0 ? "" : "…")
                + text.substring(start, end)
                + (end == text.length() ? "" : "…");
    }
}
