package org.masthead.reader.story;

import java.util.List;
import java.util.Optional;

/**
 * What stands in place of a body that the caller may not read.
 *
 * @param reason one of the contract's words
 * @param detail for people
 * @param offers plans that would open the story; {@code /v1/plans} has their prices
 * @param signIn where to get a token; present where the caller sent none
 */
record Wall(String reason, String detail, List<Offer> offers, Optional<SignIn> signIn) {

    Wall {
        offers = List.copyOf(offers);
    }

    /**
     * A plan that can be begun.
     *
     * @param period of one payment, ISO 8601 ({@code P1M}); empty where there is none
     */
    record Offer(String plan, String name, Optional<String> period, int trialDays) {}

    /** An OpenID Connect issuer, and what its tokens have to be for. */
    record SignIn(String issuer, String audience) {}
}
