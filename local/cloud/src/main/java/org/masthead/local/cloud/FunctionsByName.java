package org.masthead.local.cloud;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.local.cloud.runtime.Outcome;
import org.masthead.local.endpoint.FunctionInvoker;

/**
 * Functions by name, as soon as there are any: the AWS endpoint starts before the functions that
 * need it.
 */
final class FunctionsByName {

    private volatile @Nullable Functions functions;

    void know(Functions started) {
        functions = started;
    }

    /** Runs a function once, for Lambda's Invoke API. */
    FunctionInvoker.Outcome invoke(String functionName, String payload) {
        return Optional.ofNullable(functions)
                .flatMap(it -> it.find(functionName))
                .map(it -> told(it.invoke(payload)))
                .orElseGet(FunctionInvoker.Outcome.NoSuchFunction::new);
    }

    private static FunctionInvoker.Outcome told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Replied(var payload) -> new FunctionInvoker.Outcome.Returned(payload);
            case Outcome.Failed(_, _, var payload) -> new FunctionInvoker.Outcome.Failed(payload);
        };
    }
}
