package org.masthead.bench;

import java.util.ArrayList;
import java.util.List;

/** Rows under a heading in columns as wide as their widest cell, figures to the right. */
public final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with a heading for every column. */
    public Table(List<String> heading) {
        rows.add(heading);
    }

    /** Adds a row with a cell for every column. */
    public void add(List<String> cells) {
        rows.add(cells);
    }

    @Override
    public String toString() {
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var text = new StringBuilder();
        rows.forEach(row -> text.append(line(row, widths)).append('\n'));
        return text.toString();
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var space = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i == 0 ? cells.get(i) + space : GAP + space + cells.get(i));
        }
        return line.toString();
    }
}
