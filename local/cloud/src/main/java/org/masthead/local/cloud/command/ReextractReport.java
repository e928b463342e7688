package org.masthead.local.cloud.command;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.masthead.local.cloud.Style;
import org.masthead.local.cloud.reextract.Findings;
import org.masthead.local.cloud.reextract.Selection.Mode;
import org.masthead.local.cloud.reextract.Tally;
import tools.jackson.databind.JsonNode;

/** What {@code re-extract} found, in tables: pages by outcome, stories by field, examples. */
record ReextractReport(Tally tally, Mode mode, PrintStream out, Style style) {

    /** Longest cell of an example: two of them fit a line. */
    private static final int CELL = 60;

    /** In the order of what an operator wants to know. */
    private static final Map<String, String> MEANINGS = new LinkedHashMap<>();

    static {
        MEANINGS.put("unchanged", "readers see the story as before");
        MEANINGS.put("changed", "readers see the story otherwise");
        MEANINGS.put("new", "a story that was not stored");
        MEANINGS.put("moved", "a story at another address; its former id leads to it");
        MEANINGS.put(
                "unraised",
                "read differently by the same version: replaced only once it is raised");
        MEANINGS.put("no-story", "no story, and was none");
        MEANINGS.put("no-longer", "no story, but was one: what is stored stays");
        MEANINGS.put(Findings.FAILED, "could not be done; --resume tries them again");
    }

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
        MEANINGS.forEach((outcome, meaning) -> {
            if (tally.count(outcome) > 0) {
                table.add(outcome, "%,d".formatted(tally.count(outcome)), meaning);
            }
        });
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
                table.add(
                        name,
                        finding.path("story").asString(),
                        cell(change.path("before").asString("–")),
                        cell(change.path("after").asString("–")));
            }
        }
    }

    private void others(String outcome, String heading, String what) {
        var table = new Table(heading, "REASON", "PAGE");
        for (var result : tally.examples(outcome)) {
            table.add(
                    result.path("finding").path(what).asString(""),
                    cell(result.path("finding").path("reason").asString("")),
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

    private static String cell(String text) {
        return text.codePointCount(0, text.length()) <= CELL
                ? text
                : text.substring(0, text.offsetByCodePoints(0, CELL)) + "…";
    }
}
