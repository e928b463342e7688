package org.masthead.reader.story;

import org.masthead.reader.access.Caller;

/**
 * What stands in place of a body that the caller may not read.
 *
 * @param reason {@code sign-in} (no token), {@code trial-ended}, or {@code no-membership}
 * @param detail for people
 */
record Wall(String reason, String detail) {

    static Wall before(Caller caller) {
        return switch (caller) {
            case Caller.Anonymous() ->
                    new Wall(
                            "sign-in",
                            "Sign in to read the whole story: new members read 14 days free.");
            case Caller.SignedIn(var member) ->
                    member.entitlement().until().isPresent()
                            ? new Wall(
                                    "trial-ended",
                                    "Your free days are over: a membership opens every title.")
                            : new Wall("no-membership", "A membership opens every title.");
        };
    }
}
