package org.masthead.extract.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.masthead.extract.clean.Noise;
import org.masthead.extract.html.Words;
import org.masthead.story.Block;
import org.masthead.story.Run;

/** Tables of data. A table that only lays a page out is none. */
final class Tables {

    private static final int MAX_CELL_WORDS = 60;
    private static final int MAX_CELLS = 4_000;

    private Tables() {}

    static Optional<Block> of(Element table, Noise noise) {
        if (table.getElementsByTag("table").size() > 1) {
            return Optional.empty();
        }
        var rows = new ArrayList<List<List<Run>>>();
        int cells = 0;
        for (var row : table.getElementsByTag("tr")) {
            var texts = cells(row, noise);
            cells += texts.size();
            if (cells > MAX_CELLS || texts.stream().anyMatch(Tables::isFlow)) {
                return Optional.empty();
            }
            if (!texts.isEmpty()) {
                rows.add(texts);
            }
        }
        boolean grid = rows.size() > 1 && rows.stream().anyMatch(row -> row.size() > 1);
        if (!grid || rows.stream().allMatch(row -> row.stream().allMatch(List::isEmpty))) {
            return Optional.empty();
        }
        return Optional.of(new Block.Table(caption(table), hasHeader(table), rows));
    }

    private static List<List<Run>> cells(Element row, Noise noise) {
        var cells = new ArrayList<List<Run>>();
        for (var cell = row.firstElementChild(); cell != null; cell = cell.nextElementSibling()) {
            if (cell.normalName().equals("td") || cell.normalName().equals("th")) {
                cells.add(text(cell, noise));
            }
        }
        return cells;
    }

    private static List<Run> text(Element cell, Noise noise) {
        var joined = new ArrayList<Run>();
        for (var item : Lists.texts(cell, noise)) {
            if (!joined.isEmpty()) {
                joined.add(Run.plain("\n"));
            }
            joined.addAll(item);
        }
        return joined;
    }

    private static boolean isFlow(List<Run> cell) {
        return Words.count(Run.textOf(cell)) > MAX_CELL_WORDS;
    }

    private static boolean hasHeader(Element table) {
        var first = table.selectFirst("tr");
        return table.selectFirst("thead") != null
                || (first != null
                        && first.firstElementChild() != null
                        && first.select("> td").isEmpty());
    }

    private static Optional<String> caption(Element table) {
        return Optional.ofNullable(table.selectFirst("caption"))
                .map(Element::text)
                .filter(text -> !text.isBlank());
    }
}
