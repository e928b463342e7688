package org.masthead.grant;

/** What became of a code that a member sent. */
public sealed interface Redemption {

    /** It is the member's, now or since they sent it the first time. */
    record Redeemed(Claim claim) implements Redemption {}

    /** No such code was ever given out, or a newer one has taken its place. */
    record Unknown() implements Redemption {}

    /** Others have redeemed it, as often as it can be. */
    record UsedUp() implements Redemption {}

    /** It was not redeemed in time, was withdrawn, or its buyer has the money back. */
    record Voided() implements Redemption {}
}
