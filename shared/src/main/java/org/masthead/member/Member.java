package org.masthead.member;

import java.time.Instant;

/**
 * A person with an account, as the one item that a feed request reads.
 *
 * @param id the token's {@code sub}
 * @param firstSeen when the first request with their token came
 */
public record Member(
        String id, Instant firstSeen, Preferences preferences, Entitlement entitlement) {

    /** The same, with the titles that the member's plans open now. */
    public Member under(Plans plans) {
        return new Member(id, firstSeen, preferences, entitlement.under(plans));
    }
}
