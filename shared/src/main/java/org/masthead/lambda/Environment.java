package org.masthead.lambda;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The variables that template.yaml gives a function. A missing one fails the start, by name. */
public final class Environment {

    private final Map<String, String> variables;

    private Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /**
     * The process's own environment.
     *
     * @throws IllegalStateException naming every required variable that is missing
     */
    public static Environment requiring(String... names) {
        return of(System.getenv(), names);
    }

    /**
     * An environment given as a map.
     *
     * @throws IllegalStateException naming every required variable that is missing
     */
    public static Environment of(Map<String, String> variables, String... required) {
        var missing =
                Stream.of(required)
                        .filter(name -> variables.getOrDefault(name, "").isBlank())
                        .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "environment variables missing: "
                            + missing
                            + "; template.yaml declares them for this function");
        }
        return new Environment(variables);
    }

    /** The variable's value; empty text where it is not set and was not required. */
    public String get(String name) {
        return variables.getOrDefault(name, "");
    }
}
