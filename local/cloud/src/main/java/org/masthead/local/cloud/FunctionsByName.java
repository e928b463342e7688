package org.masthead.local.cloud;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.local.cloud.runtime.Outcome;
import org.masthead.local.cloud.runtime.RunningFunction;

/**
 * Functions by name, as soon as there are any: the AWS endpoint starts before the functions that
 * need it.
 */
final class FunctionsByName {

    private volatile @Nullable Functions functions;

    void know(Functions started) {
        functions = started;
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    /** Invokes a function that {@link #has} found. */
    Outcome invoke(String name, String event) {
        return find(name).orElseThrow().invoke(event);
    }

    private Optional<RunningFunction> find(String name) {
        return Optional.ofNullable(functions).flatMap(it -> it.find(name));
    }
}
