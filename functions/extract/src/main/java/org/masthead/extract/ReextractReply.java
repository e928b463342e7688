package org.masthead.extract;

import java.util.List;
import java.util.Optional;

/**
 * What became of the pages that were to be extracted again.
 *
 * @param extractor the version that read them
 * @param results in the order they were asked for
 * @param undone keys for which there was no time; to be asked for again
 */
record ReextractReply(int extractor, List<Result> results, List<String> undone) {

    /**
     * One page.
     *
     * @param page the raw page's key
     * @param url the page's address, where it could be read
     */
    record Result(String page, Optional<String> url, Finding finding) {}
}
