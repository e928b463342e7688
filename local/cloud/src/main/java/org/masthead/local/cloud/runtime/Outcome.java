package org.masthead.local.cloud.runtime;

import tools.jackson.databind.json.JsonMapper;

/** What came of one invocation. */
public sealed interface Outcome {

    /**
     * The function answered.
     *
     * @param payload what it wrote, JSON text as a rule; may be empty
     */
    record Replied(String payload) implements Outcome {}

    /**
     * The function did not answer: it threw, ran out of time, or its process ended.
     *
     * @param type as AWS names it: an exception's class, {@code Sandbox.Timedout}, {@code
     *     Runtime.ExitError} …
     * @param message why, for people
     * @param payload what an invoker gets: JSON object with {@code errorType} and {@code
     *     errorMessage}
     */
    record Failed(String type, String message, String payload) implements Outcome {}

    /** A failure the runtime itself reports, worded as AWS words it. */
    static Failed failed(String type, String message) {
        var payload = JsonMapper.shared().createObjectNode();
        payload.put("errorType", type).put("errorMessage", message);
        return new Failed(type, message, payload.toString());
    }
}
