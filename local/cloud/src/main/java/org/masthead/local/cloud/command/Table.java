package org.masthead.local.cloud.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.masthead.local.cloud.Style;

/** Rows under a heading, in columns as wide as their widest cell. */
final class Table {

    private static final String GAP = "  ";

    private final List<String> heading;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... heading) {
        this.heading = List.of(heading);
    }

    /** Adds a row with a cell for every column. */
    void add(String... cells) {
        rows.add(List.of(cells).stream().map(Style::printable).toList());
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Prints the heading and the rows in the order they came. */
    void print(PrintStream out, Style style) {
        var widths = new int[heading.size()];
        for (var column = 0; column < widths.length; column++) {
            var at = column;
            var longest = rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0);
            widths[column] = Math.max(heading.get(column).length(), longest);
        }
        out.println(style.bold(line(heading, widths)));
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (var column = 0; column < widths.length; column++) {
            var cell = cells.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length())).append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
