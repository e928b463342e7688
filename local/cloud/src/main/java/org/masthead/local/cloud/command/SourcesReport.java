package org.masthead.local.cloud.command;

import java.io.PrintStream;
import java.util.Comparator;
import org.masthead.local.cloud.LocalClients;
import org.masthead.local.cloud.Style;
import org.masthead.local.template.Template;

/** {@code sources}: every source and how its last check went. */
record SourcesReport(PrintStream out, Style style) {

    void print(Template template, LocalClients clients) {
        var table = new Table("SOURCE", "NAME", "LANGUAGE", "NEXT CHECK", "FAILURES", "LAST CHECK");
        Rows.all(template, clients, "SourcesTable").stream()
                .sorted(Comparator.comparing(row -> row.text("id")))
                .forEach(row ->
                        table.add(
                                row.text("id"),
                                row.text("name"),
                                row.text("language"),
                                row.text("nextCheckAt"),
                                row.find("failures").orElse("0"),
                                row.find("lastOutcome").orElse("not yet")));
        table.print(out, style);
    }
}
