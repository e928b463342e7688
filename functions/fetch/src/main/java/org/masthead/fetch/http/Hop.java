package org.masthead.fetch.http;

import okhttp3.HttpUrl;

/** What one request, of perhaps several that redirects make, came to. */
sealed interface Hop {

    /** Nobody else is to be asked. */
    record End(FetchResult result) implements Hop {}

    /**
     * Somebody else is to be asked.
     *
     * @param status 301, 302, 303, 307 or 308
     */
    record Redirect(HttpUrl target, int status) implements Hop {

        /** Whether the address has moved for good (RFC 9110 §15.4.2, §15.4.9). */
        boolean permanent() {
            return status == 301 || status == 308;
        }
    }

    static Hop refused(String reason) {
        return new End(new FetchResult.Refused(reason));
    }
}
