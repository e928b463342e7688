package org.masthead.admin;

import org.masthead.lambda.Log;

/**
 * Who does it.
 *
 * @param id the {@code sub} of a token with the operators' scope
 */
record Operator(String id) {

    /** Every change leaves a line that says who, what and which source. */
    void did(String what, String sourceId) {
        Log.info("Operator " + what, "operator", id, "source", sourceId);
    }

    /** The same of a change of the editors' picks. */
    void picked(String what, String stories) {
        Log.info("Operator " + what, "operator", id, "story", stories);
    }
}
