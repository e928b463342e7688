package org.masthead.local.cloud.reextract;

import tools.jackson.databind.JsonNode;

/** The results of the extract function, one a page, read as JSON. */
public final class Findings {

    public static final String FAILED = "failed";

    private Findings() {}

    /** What became of the page, for example {@code changed}. */
    public static String outcome(JsonNode result) {
        return result.path("finding").path("outcome").asString("");
    }
}
