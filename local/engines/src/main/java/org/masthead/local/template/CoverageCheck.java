package org.masthead.local.template;

import java.util.ArrayList;
import java.util.List;
import org.masthead.local.template.Value.Fields;
import org.masthead.local.template.Value.Items;
import org.masthead.local.template.Value.Text;

/** Holds a resource against its coverage: notes what only the cloud does, refuses the rest. */
final class CoverageCheck {

    private final Problems problems;
    private final List<CloudOnly> cloudOnly = new ArrayList<>();

    CoverageCheck(Problems problems) {
        this.problems = problems;
    }

    /** Everything met so far that has no effect locally, in the template's order. */
    List<CloudOnly> cloudOnly() {
        return List.copyOf(cloudOnly);
    }

    void note(int line, String what, String reason) {
        cloudOnly.add(new CloudOnly(line, what, reason));
    }

    void check(String where, Fields values, Coverage coverage) {
        check(where, values, coverage, "");
    }

    private void check(String where, Value value, Coverage coverage, String above) {
        switch (value) {
            case Fields map ->
                    map.fields().forEach((key, below) -> one(where, below, coverage, above + key));
            case Items list -> list.items().forEach(item -> check(where, item, coverage, above));
            case Text text -> refuse(where, text, above);
        }
    }

    private void one(String where, Value value, Coverage coverage, String path) {
        switch (coverage.fate(path)) {
            case Coverage.Fate.Run _ -> {}
            case Coverage.Fate.OnlyInCloud(String reason) ->
                    note(value.line(), where + "." + path, reason);
            case Coverage.Fate.Mixed _ -> check(where, value, coverage, path + ".");
            case Coverage.Fate.Refused _ -> refuse(where, value, path);
        }
    }

    private void refuse(String where, Value value, String path) {
        problems.add(
                value.line(),
                where + "." + path,
                "is not emulated by the local cloud. Remove it, emulate it, or list it with a"
                        + " reason in CoverageTables.java.");
    }
}
