package org.masthead.reader.access;

import java.time.Instant;
import org.masthead.member.Member;
import org.masthead.member.Preferences;

/** Who sent a request. Nobody but an entitled member may open stories. */
public sealed interface Caller {

    record Anonymous() implements Caller {}

    record SignedIn(Member member) implements Caller {}

    /** What the caller may do with a source's stories; the same word on every card and story. */
    default Access access(String sourceId, Instant now) {
        return switch (this) {
            case Anonymous() -> Access.LOCKED;
            case SignedIn(var member) ->
                    member.entitlement().opens(sourceId, now) ? Access.OPEN : Access.LOCKED;
        };
    }

    default Preferences preferences() {
        return switch (this) {
            case Anonymous() -> Preferences.DEFAULT;
            case SignedIn(var member) -> member.preferences();
        };
    }
}
