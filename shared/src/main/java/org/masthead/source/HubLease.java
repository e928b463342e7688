package org.masthead.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A subscription to a syndication feed at its hub (W3C Recommendation "WebSub").
 *
 * @param feed the feed's address, as its source lists it
 * @param hub where the subscription was asked for
 * @param topic what was asked for there
 * @param token last part of the callback's address; known to the hub alone
 * @param secret with which the hub signs what it pushes (§8); never logged, never shown
 * @param askedAt when the hub was last asked; 1970 where it is still to be
 * @param granted empty until the hub has verified that we mean it
 * @param denied why the hub does not push, in words
 */
public record HubLease(
        String feed,
        String hub,
        String topic,
        String token,
        String secret,
        Instant askedAt,
        Optional<Term> granted,
        Optional<String> denied) {

    /** What a hub is asked for: it may grant more or less (§5.1). */
    public static final Duration WANTED = Duration.ofDays(10);

    /** A hub that grants eternity is asked again all the same. */
    static final Duration LONGEST = Duration.ofDays(30);

    /** A hub verifies within seconds; one that takes longer than this is asked again. */
    static final Duration ANSWER_WITHIN = Duration.ofHours(1);

    /** How long a hub that said no is left in peace. */
    static final Duration DENIED_FOR = Duration.ofDays(1);

    private static final Duration RENEW_BEFORE = Duration.ofDays(1);

    /**
     * How long the hub pushes.
     *
     * @param until the end, without a renewal
     */
    public record Term(Instant from, Instant until) {

        /** Renewed while a quarter, or a day, is left: a feed that is pushed is seldom checked. */
        private boolean isEnding(Instant now) {
            var left = Duration.between(now, until);
            var quarter = Duration.between(from, until).dividedBy(4);
            return left.compareTo(quarter) < 0 || left.compareTo(RENEW_BEFORE) < 0;
        }
    }

    /**
     * A subscription that is about to be asked for.
     *
     * @param token unguessable
     * @param secret unguessable, shorter than 200 bytes (§5.1)
     */
    public static HubLease asked(
            String feed, String hub, String topic, String token, String secret, Instant now) {
        return new HubLease(
                feed, hub, topic, token, secret, now, Optional.empty(), Optional.empty());
    }

    /** The same subscription, asked for once more: same callback, same secret. */
    public HubLease askedAgain(Instant now) {
        return new HubLease(feed, hub, topic, token, secret, now, granted, Optional.empty());
    }

    /** The same subscription, for which it was not our turn at the hub. */
    public HubLease notAskedYet() {
        return new HubLease(feed, hub, topic, token, secret, Instant.EPOCH, granted, denied);
    }

    /**
     * The subscription as the hub has granted it.
     *
     * @param time as the hub says
     */
    public HubLease granted(Duration time, Instant now) {
        var bounded = time.compareTo(LONGEST) > 0 ? LONGEST : time;
        return with(Optional.of(new Term(now, now.plus(bounded))), Optional.empty());
    }

    /** The subscription, which the hub has refused or ended (§5.2). */
    public HubLease denied(String reason) {
        return with(Optional.empty(), Optional.of(reason));
    }

    /** Whether a hub that asks whether we mean it asks about something we asked for. */
    public boolean isPending(String aboutTopic, Instant now) {
        return topic.equals(aboutTopic)
                && denied.isEmpty()
                && now.isBefore(askedAt.plus(ANSWER_WITHIN));
    }

    /** Whether this is a subscription to that topic there. */
    public boolean isOf(String otherHub, String otherTopic) {
        return hub.equals(otherHub) && topic.equals(otherTopic);
    }

    /**
     * Whether the hub is to be asked: it never answered, said no long ago, or its term is ending.
     */
    public boolean wantsAsking(Instant now) {
        if (denied.isPresent()) {
            return !now.isBefore(askedAt.plus(DENIED_FOR));
        }
        return !now.isBefore(askedAt.plus(ANSWER_WITHIN))
                && granted.filter(term -> !term.isEnding(now)).isEmpty();
    }

    private HubLease with(Optional<Term> term, Optional<String> reason) {
        return new HubLease(feed, hub, topic, token, secret, askedAt, term, reason);
    }

    /** Without what may be in no log. */
    @Override
    public String toString() {
        return "lease of %s at %s".formatted(topic, hub);
    }
}
