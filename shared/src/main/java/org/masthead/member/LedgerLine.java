package org.masthead.member;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of the append-only ledger: how one subscription stood when its store said so. Never
 * changed once written.
 *
 * @param id the store's own id of the event, unique within the subscription: the same event
 *     recorded twice is one line
 * @param signedAt when, by the store's clock, this was so; lines are ordered by it, whenever they
 *     arrive
 * @param recordedAt when we learnt of it, by our clock
 * @param holder the member whom the store names (Apple's {@code appAccountToken}, Google's {@code
 *     obfuscatedExternalAccountId}, Stripe's client reference); empty where it names nobody
 * @param familyShared whether the holder has it from a family member who bought it
 * @param replaces the subscription that this one goes on from (Google's {@code
 *     linkedPurchaseToken}), which is over with it
 * @param tenure counts the members who have held the subscription; the table sets it
 */
public record LedgerLine(
        String id,
        SubscriptionId subscription,
        SubscriptionEvent event,
        Instant signedAt,
        Instant recordedAt,
        Terms terms,
        Optional<String> holder,
        boolean familyShared,
        Optional<SubscriptionId> replaces,
        int tenure) {

    /**
     * Checks that the event can lead to the state.
     *
     * @throws IllegalArgumentException naming both
     */
    public LedgerLine {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a line of " + subscription + " without an id");
        }
        if (!event.leadsTo().contains(terms.state())) {
            throw new IllegalArgumentException(
                    "%s of %s cannot leave it %s".formatted(event, subscription, terms.state()));
        }
    }

    /** A line as a store's message gives it; withers add what it names besides. */
    public static LedgerLine of(
            String id,
            SubscriptionId subscription,
            SubscriptionEvent event,
            Instant signedAt,
            Instant recordedAt,
            Terms terms) {
        return new LedgerLine(
                id,
                subscription,
                event,
                signedAt,
                recordedAt,
                terms,
                Optional.empty(),
                false,
                Optional.empty(),
                0);
    }

    /** The same, naming its holder. */
    public LedgerLine heldBy(String member) {
        return with(Optional.of(member), familyShared, replaces, tenure);
    }

    /** The same, shared by the family member who bought it. */
    public LedgerLine shared() {
        return with(holder, true, replaces, tenure);
    }

    /** The same, going on from another subscription. */
    public LedgerLine replacing(SubscriptionId other) {
        return with(holder, familyShared, Optional.of(other), tenure);
    }

    /** The same as the next holder's ledger has it. */
    public LedgerLine in(int tenure) {
        return with(holder, familyShared, replaces, tenure);
    }

    /** The same, naming nobody. */
    public LedgerLine nameless() {
        return with(Optional.empty(), familyShared, replaces, tenure);
    }

    private LedgerLine with(
            Optional<String> holder,
            boolean familyShared,
            Optional<SubscriptionId> replaces,
            int tenure) {
        return new LedgerLine(
                id,
                subscription,
                event,
                signedAt,
                recordedAt,
                terms,
                holder,
                familyShared,
                replaces,
                tenure);
    }

    /** Whether it is the same event of the same subscription, in the same holder's ledger. */
    public boolean isSameAs(LedgerLine other) {
        return id.equals(other.id)
                && subscription.equals(other.subscription)
                && tenure == other.tenure;
    }

    /** Whether it ends the member's tenure of the subscription. */
    @JsonIgnore
    public boolean isRelease() {
        return event == SubscriptionEvent.RELEASED;
    }

    /** What a former holder's ledger ends with. */
    public LedgerLine released(Instant now) {
        return new LedgerLine(
                "released",
                subscription,
                SubscriptionEvent.RELEASED,
                signedAt,
                now,
                terms,
                // Whose it is now is nobody's business but theirs.
                Optional.empty(),
                familyShared,
                replaces,
                tenure);
    }
}
