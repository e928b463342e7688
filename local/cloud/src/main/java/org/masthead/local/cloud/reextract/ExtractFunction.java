package org.masthead.local.cloud.reextract;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The extract function, as an operator asks it. */
@FunctionalInterface
public interface ExtractFunction {

    /** Pages that one request names at most: some seconds' work, far below its time limit. */
    int BATCH = 50;

    /**
     * Has pages extracted again.
     *
     * @param keys of raw pages, {@value #BATCH} at most
     * @throws org.masthead.local.cloud.CloudException where the function cannot be asked at all
     */
    Answer extract(List<String> keys, Selection.Mode mode);

    /** What it says. */
    sealed interface Answer {

        /**
         * It did all of it, or as much as it had time for.
         *
         * @param extractor the version that read the pages
         * @param results one for each page that is done, with its {@code page} and {@code finding}
         * @param undone keys of the others
         */
        record Done(int extractor, List<JsonNode> results, List<String> undone) implements Answer {}

        /** It threw, was out of time or of memory; perhaps at one page, perhaps at every one. */
        record Broken(String reason) implements Answer {}
    }
}
