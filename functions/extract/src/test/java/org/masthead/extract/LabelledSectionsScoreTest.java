package org.masthead.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.masthead.extract.html.Resource;
import org.masthead.story.Block;
import org.masthead.story.Story;

/**
 * Labels against annotations by hand, of lead-ins of our own; {@code bench} has those of saved
 * pages. Prints precision and recall.
 */
class LabelledSectionsScoreTest {

    private static final String PLAIN =
            "<p>The council met on Tuesday evening and agreed to repair the bridge before winter.</p>";

    private int right;
    private int wrong;
    private int missed;

    @Test
    void lead_ins_of_our_own_are_told_from_what_only_looks_like_one() {
        for (var line : Resource.lines(getClass(), "/labels/lead-ins.txt")) {
            int arrow = line.lastIndexOf("=>");
            var html = "<h1>Bridge</h1>" + PLAIN + line.substring(0, arrow) + PLAIN.repeat(3);
            var label = line.substring(arrow + 2).strip();
            count(line, label.isEmpty() ? List.of() : List.of(label), labels(Pages.story(html)));
        }
        report("lead-ins");
        assertThat(precision()).isEqualTo(1);
        assertThat(recall()).isEqualTo(1);
    }

    private void count(String page, List<String> expected, List<String> found) {
        var extra = new ArrayList<>(found);
        var lost = new ArrayList<String>();
        for (var label : expected) {
            if (extra.remove(label)) {
                right++;
            } else {
                lost.add(label);
            }
        }
        wrong += extra.size();
        missed += lost.size();
        if (!extra.isEmpty() || !lost.isEmpty()) {
            System.out.printf("%s: not labels %s, missed %s%n", page, extra, lost);
        }
    }

    private void report(String set) {
        System.out.printf(
                "%s: %d labels right, %d wrong, %d missed: precision %.3f, recall %.3f%n",
                set, right, wrong, missed, precision(), recall());
    }

    private double precision() {
        return (double) right / (right + wrong);
    }

    private double recall() {
        return (double) right / (right + missed);
    }

    private static List<String> labels(Story story) {
        return story.blocks().stream()
                .filter(Block.Section.class::isInstance)
                .map(block -> ((Block.Section) block).label())
                .toList();
    }
}
