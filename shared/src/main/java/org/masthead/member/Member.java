package org.masthead.member;

import java.time.Instant;

/**
 * A person with an account, as the one read of a feed request finds them.
 *
 * @param id the token's {@code sub}
 * @param firstSeen when the first request with their token came
 * @param profile what is known of their taste in the long run
 * @param hidden stories that they want to see no more; see {@link Hidden}
 * @param recent what they met lately
 * @param learning whether their taste may be learned: {@link Consent.Purpose#LEARNING}
 * @param version of what was read
 */
public record Member(
        String id,
        Instant firstSeen,
        Preferences preferences,
        Entitlement entitlement,
        Profile profile,
        Hidden hidden,
        Recent recent,
        boolean learning,
        ProfileVersion version) {

    /** Whether their taste is learned from what they do: they have not refused it in any way. */
    public boolean teaches() {
        return learning && preferences.personalised();
    }

    /** The same member, who asked for this. */
    public Member with(Preferences other) {
        return new Member(
                id, firstSeen, other, entitlement, profile, hidden, recent, learning, version);
    }

    /** The same member, of whom this is known. */
    public Member with(Profile other) {
        return new Member(
                id, firstSeen, preferences, entitlement, other, hidden, recent, learning, version);
    }

    /** The same member, who hid these. */
    public Member with(Hidden other) {
        return new Member(
                id, firstSeen, preferences, entitlement, profile, other, recent, learning, version);
    }

    /** The same member, who met these lately. */
    public Member with(Recent other) {
        return new Member(
                id, firstSeen, preferences, entitlement, profile, hidden, other, learning, version);
    }

    /** The same member, whose taste may be learned, or not. */
    public Member learning(boolean may) {
        return new Member(
                id, firstSeen, preferences, entitlement, profile, hidden, recent, may, version);
    }

    /** The same member, as this version. */
    public Member with(ProfileVersion other) {
        return new Member(
                id, firstSeen, preferences, entitlement, profile, hidden, recent, learning, other);
    }

    /** The same member, with the titles that their plans open now. */
    public Member under(Plans plans) {
        return new Member(
                id,
                firstSeen,
                preferences,
                entitlement.under(plans),
                profile,
                hidden,
                recent,
                learning,
                version);
    }

    /** A member at first sight. */
    public static Member welcome(String id, Instant now, Entitlement entitlement) {
        return new Member(
                id,
                now,
                Preferences.DEFAULT,
                entitlement,
                Profile.EMPTY,
                Hidden.NOTHING,
                Recent.NOTHING,
                Consent.Purpose.LEARNING.unlessSaid(),
                new ProfileVersion(1, 0));
    }
}
