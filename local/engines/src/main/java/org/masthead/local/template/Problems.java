package org.masthead.local.template;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that a person sees it all in one go. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    void add(int line, String where, String message) {
        found.add(new Problem(line, where, message));
    }

    void throwIfAny(Path template) {
        if (!found.isEmpty()) {
            throw new TemplateException(
                    template,
                    found.stream()
                            .distinct()
                            .sorted(Comparator.comparingInt(Problem::line))
                            .toList());
        }
    }
}
