package org.masthead.membership.store;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.masthead.member.SubscriptionState;

/** What a business counts of a subscription's life. */
enum Milestone {
    /** A free period began. */
    TRIALS,
    /** Paid for the first time: after a free period, or at once. */
    CONVERSIONS,
    /** Opened stories, and does not any more. */
    CHURN;

    /** The metric's name; the store is its dimension. */
    String metric() {
        return switch (this) {
            case TRIALS -> "TrialsStarted";
            case CONVERSIONS -> "Conversions";
            case CHURN -> "Churn";
        };
    }

    /** What lies between two states of one subscription. */
    static Set<Milestone> between(Optional<SubscriptionState> before, SubscriptionState after) {
        var passed = EnumSet.noneOf(Milestone.class);
        var opened = before.filter(SubscriptionState::opens).isPresent();
        if (after == SubscriptionState.TRIAL && !opened) {
            passed.add(TRIALS);
        }
        if (after == SubscriptionState.ACTIVE && before.filter(Milestone::isPaid).isEmpty()) {
            passed.add(CONVERSIONS);
        }
        if (opened && isOver(after)) {
            passed.add(CHURN);
        }
        return passed;
    }

    /** Has been paid before, though perhaps not now. */
    private static boolean isPaid(SubscriptionState state) {
        return switch (state) {
            case ACTIVE, GRACE, HOLD, PAUSED -> true;
            case NONE, PENDING, TRIAL, EXPIRED, REVOKED -> false;
        };
    }

    private static boolean isOver(SubscriptionState state) {
        return switch (state) {
            case EXPIRED, REVOKED -> true;
            case NONE, PENDING, TRIAL, ACTIVE, GRACE, HOLD, PAUSED -> false;
        };
    }
}
