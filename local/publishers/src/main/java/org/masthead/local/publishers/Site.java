package org.masthead.local.publishers;

/** One part of the server: a title, the saved pages, the trouble. */
@FunctionalInterface
interface Site {

    /**
     * What this site says to a GET.
     *
     * @param path the decoded path below the site's own folder, without leading slash; empty for
     *     its front page
     */
    Answer answer(String path);
}
