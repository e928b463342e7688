package org.masthead.reader.story;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.masthead.member.Entitlement;
import org.masthead.member.Plan;
import org.masthead.member.Plans;
import org.masthead.reader.access.Caller;

/** Says why a story stays closed, and what would open it. A pure function of who asks. */
public final class Walls {

    private static final Set<String> WITHOUT_MEMBERSHIP =
            Set.of("no-membership", "trial-ended", "membership-ended");

    private final Plans plans;
    private final Wall.SignIn signIn;

    /**
     * Walls of a deployment.
     *
     * @param issuer of tokens
     * @param audience that they have to be for
     */
    public Walls(Plans plans, String issuer, String audience) {
        this.plans = plans;
        this.signIn = new Wall.SignIn(issuer, audience);
    }

    Wall before(Caller caller, String sourceId, Instant now) {
        return switch (caller) {
            case Caller.Anonymous() ->
                    new Wall(
                            "sign-in",
                            "Sign in to read the whole story: new members read 14 days free.",
                            offers(sourceId),
                            Optional.of(signIn));
            case Caller.SignedIn(var member) -> before(member.entitlement(), sourceId, now);
        };
    }

    private Wall before(Entitlement entitlement, String sourceId, Instant now) {
        if (entitlement.opensAt(now)) {
            return wall("not-in-plan", "Your plan does not include this title.", sourceId);
        }
        return switch (entitlement.stateAt(now)) {
            case PENDING -> atStore("pending", "Your payment is not confirmed yet.");
            case HOLD ->
                    atStore("on-hold", "Your last payment failed: mend it where you subscribed.");
            case PAUSED -> atStore("paused", "Your membership is paused where you subscribed.");
            case REVOKED ->
                    wall("revoked", "Your membership was refunded or taken back.", sourceId);
            case NONE -> wall("no-membership", "A membership opens every title.", sourceId);
            case TRIAL, ACTIVE, GRACE, EXPIRED -> ended(entitlement, sourceId);
        };
    }

    private Wall ended(Entitlement entitlement, String sourceId) {
        return entitlement.subscribed()
                ? wall(
                        "membership-ended",
                        "Your membership is over: renew it to read on.",
                        sourceId)
                : wall(
                        "trial-ended",
                        "Your free days are over: a membership opens every title.",
                        sourceId);
    }

    /**
     * Before a member who has read what the month gives. It says so only to whom nothing else is to
     * be said: who can mend a payment, or reads under another plan, is told that.
     */
    Wall meterUsedUp(int limit, Caller caller, String sourceId, Instant now) {
        var wall = before(caller, sourceId, now);
        return WITHOUT_MEMBERSHIP.contains(wall.reason())
                ? wall(
                        "meter-used-up",
                        "You have read the %d stories that this month gives away.".formatted(limit),
                        sourceId)
                : wall;
    }

    private Wall wall(String reason, String detail, String sourceId) {
        return new Wall(reason, detail, offers(sourceId), Optional.empty());
    }

    /** There is a subscription to be mended: another one would be paid for twice. */
    private static Wall atStore(String reason, String detail) {
        return new Wall(reason, detail, List.of(), Optional.empty());
    }

    private List<Wall.Offer> offers(String sourceId) {
        return plans.offered().stream()
                .filter(plan -> plan.titles().contains(sourceId))
                .map(Walls::offer)
                .toList();
    }

    private static Wall.Offer offer(Plan plan) {
        return new Wall.Offer(
                plan.id(), plan.name(), plan.period().map(Period::toString), plan.trialDays());
    }
}
