package org.masthead.fetch.rights;

/**
 * One thing that a publisher states.
 *
 * @param where for example {@code X-Robots-Tag} or {@code meta robots}
 * @param what as stated
 */
public record Evidence(String where, String what) {

    /** Longer ones tell nobody more, and are stored with each page. */
    private static final int MAX = 200;

    public Evidence {
        what = what.length() > MAX ? what.substring(0, MAX) + "…" : what;
    }

    @Override
    public String toString() {
        return where + ": " + what;
    }
}
