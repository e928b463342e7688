package org.masthead.local.template;

import java.io.Serial;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The template cannot be obeyed here. Carries every reason at once. */
public final class TemplateException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    TemplateException(Path template, List<Problem> problems) {
        super(
                problems.stream()
                        .map(problem -> template.getFileName() + ":" + problem)
                        .collect(
                                Collectors.joining(
                                        "\n  ",
                                        template
                                                + " cannot be run locally ("
                                                + problems.size()
                                                + (problems.size() == 1 ? " problem" : " problems")
                                                + "):\n  ",
                                        "")));
        this.problems = List.copyOf(problems);
    }

    /** All problems, by line. */
    public List<Problem> problems() {
        return problems;
    }
}
