package org.masthead.membership.store;

import java.util.EnumSet;
import java.util.Set;
import org.masthead.aws.PurchasesTable;
import org.masthead.member.SubscriptionState;

/** What a business counts of a subscription's life. */
enum Milestone {
    /** A free period began. */
    TRIALS,
    /** Paid for the first time: after a free period, or at once. */
    CONVERSIONS,
    /** Was a subscription, perhaps one on hold, and is over. */
    CHURN;

    /** The metric's name; the store is its dimension. */
    String metric() {
        return switch (this) {
            case TRIALS -> "TrialsStarted";
            case CONVERSIONS -> "Conversions";
            case CHURN -> "Churn";
        };
    }

    /** What lies between what was noted of one subscription and its state now. */
    static Set<Milestone> between(PurchasesTable.Change noted, SubscriptionState after) {
        var before = noted.before();
        var passed = EnumSet.noneOf(Milestone.class);
        if (after == SubscriptionState.TRIAL
                && !before.map(SubscriptionState::opens).orElse(false)) {
            passed.add(TRIALS);
        }
        if (after == SubscriptionState.ACTIVE && !noted.paidBefore()) {
            passed.add(CONVERSIONS);
        }
        if (before.filter(Milestone::isLive).isPresent() && isOver(after)) {
            passed.add(CHURN);
        }
        return passed;
    }

    /** Begun and not over, whether it opens stories or not. */
    private static boolean isLive(SubscriptionState state) {
        return switch (state) {
            case TRIAL, ACTIVE, GRACE, HOLD, PAUSED -> true;
            case NONE, PENDING, EXPIRED, REVOKED -> false;
        };
    }

    private static boolean isOver(SubscriptionState state) {
        return switch (state) {
            case EXPIRED, REVOKED -> true;
            case NONE, PENDING, TRIAL, ACTIVE, GRACE, HOLD, PAUSED -> false;
        };
    }
}
