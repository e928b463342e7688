package org.masthead.membership.webhook;

import org.masthead.lambda.HttpRequest;
import org.masthead.membership.store.StoreEvent;

/** Lets in what a store has signed, and nothing else. */
public interface Door {

    /** What becomes of a call. */
    sealed interface Admission {

        /** Signed by the store, for us, and fresh. */
        record Admitted(StoreEvent event) implements Admission {}

        /**
         * Kept out.
         *
         * @param status 400 where it is no event at all, 401 where nobody proves who sent it
         * @param reason in a few words, without anything of the body
         */
        record Refused(int status, String reason) implements Admission {}
    }

    Admission admit(HttpRequest request);
}
