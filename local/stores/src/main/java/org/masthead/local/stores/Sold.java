package org.masthead.local.stores;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A subscription as a store has it.
 *
 * @param id the store's: Apple's original transaction, Google's purchase token, Stripe's sub_…
 * @param member the account that the app named; empty where it named none
 * @param period counts the paid periods; part of transaction, order and invoice ids
 * @param takenBack whether the last payment was refunded
 * @param acknowledged Google: whether the developer has said that it has the purchase
 * @param linked Google: the purchase that this one goes on from
 */
public record Sold(
        String id,
        Optional<String> member,
        String product,
        State state,
        Instant begin,
        Instant end,
        boolean renews,
        int period,
        boolean takenBack,
        boolean acknowledged,
        Optional<String> linked) {

    /** How it stands. */
    public enum State {
        PENDING,
        TRIAL,
        ACTIVE,
        GRACE,
        HOLD,
        PAUSED,
        EXPIRED,
        REVOKED
    }

    static final Duration MONTH = Duration.ofDays(30);
    static final Duration TRIAL = Duration.ofDays(14);
    static final Duration GRACE = Duration.ofDays(7);
    private static final Duration GIFT = Duration.ofDays(10);

    /** A subscription just made. */
    public static Sold of(String id, Optional<String> member, String product, Instant now) {
        return new Sold(
                id,
                member,
                product,
                State.ACTIVE,
                now,
                now.plus(MONTH),
                true,
                1,
                false,
                false,
                Optional.empty());
    }

    /** The same after that. */
    public Sold after(Happening happening, Instant now) {
        return switch (happening) {
            case BOUGHT -> in(State.ACTIVE).lasting(now, now.plus(MONTH));
            case TRIAL -> in(State.TRIAL).lasting(now, now.plus(TRIAL));
            case RENEWED, RECOVERED -> in(State.ACTIVE).lasting(now, now.plus(MONTH)).next();
            case CANCELLED -> renewing(false);
            case RESUBSCRIBED -> renewing(true);
            case GRACE -> in(State.GRACE).lasting(now, now.plus(GRACE));
            case HOLD -> in(State.HOLD).lasting(begin, now);
            case PAUSED -> in(State.PAUSED);
            case RESUMED -> in(State.ACTIVE);
            case CHANGED -> this;
            case EXTENDED -> lasting(begin, end.plus(GIFT));
            case EXPIRED -> in(State.EXPIRED).renewing(false).lasting(begin, now);
            case REFUNDED -> in(State.REVOKED).taken(true);
            case UNDONE -> in(State.ACTIVE).taken(false);
            case TEST -> this;
        };
    }

    /** The same with another product. */
    public Sold of(String other) {
        return new Sold(
                id,
                member,
                other,
                state,
                begin,
                end,
                renews,
                period,
                takenBack,
                acknowledged,
                linked);
    }

    /** The same, going on from another purchase. */
    public Sold linkedTo(String other) {
        return new Sold(
                id,
                member,
                product,
                state,
                begin,
                end,
                renews,
                period,
                takenBack,
                acknowledged,
                Optional.of(other));
    }

    Sold in(State next) {
        return new Sold(
                id,
                member,
                product,
                next,
                begin,
                end,
                renews,
                period,
                takenBack,
                acknowledged,
                linked);
    }

    Sold acknowledgedNow() {
        return new Sold(
                id, member, product, state, begin, end, renews, period, takenBack, true, linked);
    }

    private Sold lasting(Instant from, Instant until) {
        return new Sold(
                id,
                member,
                product,
                state,
                from,
                until,
                renews,
                period,
                takenBack,
                acknowledged,
                linked);
    }

    private Sold renewing(boolean again) {
        return new Sold(
                id,
                member,
                product,
                state,
                begin,
                end,
                again,
                period,
                takenBack,
                acknowledged,
                linked);
    }

    private Sold next() {
        return new Sold(
                id,
                member,
                product,
                state,
                begin,
                end,
                true,
                period + 1,
                false,
                acknowledged,
                linked);
    }

    private Sold taken(boolean back) {
        return new Sold(
                id, member, product, state, begin, end, renews, period, back, acknowledged, linked);
    }
}
