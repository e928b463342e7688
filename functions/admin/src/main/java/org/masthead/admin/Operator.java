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
}
