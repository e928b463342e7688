package org.masthead.member;

import static org.masthead.member.SubscriptionEvent.AUTO_RENEW_OFF;
import static org.masthead.member.SubscriptionEvent.AUTO_RENEW_ON;
import static org.masthead.member.SubscriptionEvent.ENDED;
import static org.masthead.member.SubscriptionEvent.EXTENDED;
import static org.masthead.member.SubscriptionEvent.GRACE_BEGAN;
import static org.masthead.member.SubscriptionEvent.HOLD_BEGAN;
import static org.masthead.member.SubscriptionEvent.PAUSE;
import static org.masthead.member.SubscriptionEvent.PLAN_CHANGED;
import static org.masthead.member.SubscriptionEvent.RECOVERED;
import static org.masthead.member.SubscriptionEvent.RENEWED;
import static org.masthead.member.SubscriptionEvent.RESUMED;
import static org.masthead.member.SubscriptionEvent.REVOCATION;
import static org.masthead.member.SubscriptionEvent.STARTED;
import static org.masthead.member.SubscriptionEvent.UNDONE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A store as a plain state machine that lives through its subscription's events one after the
 * other: the model that the ledger, which gets them in any order and twice, is held against. It
 * shares no code with the fold.
 */
final class Shop {

    private static final Duration PERIOD = Duration.ofDays(30);

    final SubscriptionId id;
    final List<LedgerLine> said = new ArrayList<>();

    private final Random random;
    private String state = "nothing";
    private Instant end = Instant.EPOCH;
    private Instant graceEnd = Instant.EPOCH;
    private final boolean inFamily;
    private boolean renews;
    private String plan = "monthly";

    Shop(SubscriptionId id, Random random) {
        this.id = id;
        this.random = random;
        this.inFamily = random.nextInt(5) == 0;
    }

    /** Something happens, of what can happen in this state. */
    void live(Instant at) {
        switch (state) {
            case "nothing" -> begin(at);
            case "pending" -> pick(at, RENEWED, STARTED, ENDED);
            case "trial", "active" ->
                    pick(
                            at,
                            RENEWED,
                            AUTO_RENEW_OFF,
                            AUTO_RENEW_ON,
                            GRACE_BEGAN,
                            HOLD_BEGAN,
                            PAUSE,
                            PLAN_CHANGED,
                            EXTENDED,
                            ENDED,
                            REVOCATION);
            case "grace" -> pick(at, RECOVERED, HOLD_BEGAN, AUTO_RENEW_OFF, ENDED, REVOCATION);
            case "hold" -> pick(at, RECOVERED, ENDED, REVOCATION);
            case "paused" -> pick(at, RESUMED, ENDED);
            case "revoked" -> pick(at, UNDONE);
            default -> begin(at);
        }
    }

    private void begin(Instant at) {
        renews = true;
        end = at.plus(PERIOD);
        plan = random.nextBoolean() ? "monthly" : "student";
        state = random.nextInt(4) == 0 ? "pending" : random.nextInt(3) == 0 ? "trial" : "active";
        say(STARTED, at);
    }

    private void pick(Instant at, SubscriptionEvent... events) {
        var event = events[random.nextInt(events.length)];
        switch (event) {
            case STARTED, RENEWED, RECOVERED, RESUMED, UNDONE -> paid(at);
            case AUTO_RENEW_OFF -> renews = false;
            case AUTO_RENEW_ON -> renews = true;
            case GRACE_BEGAN -> {
                state = "grace";
                end = at;
                graceEnd = at.plus(Duration.ofDays(16));
            }
            case HOLD_BEGAN -> state = "hold";
            case PAUSE -> state = "paused";
            case PLAN_CHANGED -> plan = plan.equals("monthly") ? "student" : "monthly";
            case EXTENDED -> end = end.plus(Duration.ofDays(7));
            case ENDED -> {
                state = "expired";
                renews = false;
            }
            case REVOCATION -> state = "revoked";
            case SEEN, RELEASED -> throw new IllegalArgumentException("no event of a store");
        }
        say(event, at);
    }

    private void paid(Instant at) {
        state = "active";
        end = at.plus(PERIOD);
    }

    private void say(SubscriptionEvent event, Instant at) {
        var terms =
                new Terms(
                        SubscriptionState.valueOf(state.toUpperCase(java.util.Locale.ROOT)),
                        Optional.of(end),
                        state.equals("grace") ? Optional.of(graceEnd) : Optional.empty(),
                        renews,
                        "product",
                        plan);
        var clockOff = Duration.ofSeconds(random.nextInt(601) - 300L);
        var line =
                LedgerLine.of(
                        "event-" + random.nextInt(1_000_000) + "-" + said.size(),
                        id,
                        event,
                        at,
                        at.plus(clockOff),
                        terms);
        said.add(inFamily ? line.shared() : line);
    }

    /** Whether the shop's customer reads that source at that time. */
    boolean serves(String source, Instant at) {
        return lasts(at) && (plan.equals("monthly") || source.equals("crux"));
    }

    /** Whether the customer may share at that time what they read. */
    boolean servesSeveral(Instant at) {
        return lasts(at) && plan.equals("monthly");
    }

    private boolean lasts(Instant at) {
        var margin = renews ? 300 : 0;
        return switch (state) {
            case "trial", "active" -> at.isBefore(end.plusSeconds(margin));
            case "grace" -> at.isBefore(graceEnd.plusSeconds(margin));
            default -> false;
        };
    }
}
