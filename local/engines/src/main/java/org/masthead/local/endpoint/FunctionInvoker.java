package org.masthead.local.endpoint;

/** Runs a function for Lambda's Invoke API. */
@FunctionalInterface
public interface FunctionInvoker {

    /** For where no functions run. */
    FunctionInvoker NONE = (_, _) -> new Outcome.NoSuchFunction();

    /**
     * Runs a function once and waits for its answer.
     *
     * @param functionName name, such as {@code masthead-FetchFunction}, or logical id
     * @param payload the event, JSON
     */
    Outcome invoke(String functionName, String payload);

    /** How an invocation ended. */
    sealed interface Outcome {

        /** It returned this, JSON. */
        record Returned(String payload) implements Outcome {}

        /** It threw, timed out or exited; the payload is Lambda's error object, JSON. */
        record Failed(String payload) implements Outcome {}

        /** There is no function of that name. */
        record NoSuchFunction() implements Outcome {}
    }
}
