package org.masthead.member;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a member may read, folded from the ledger and stored beside the profile with every end, so
 * that a later reader needs neither the ledger nor a job that ends it: where a trial of all titles
 * ends before a plan of some, those stay open.
 *
 * @param grants one for each plan and state at most, the best first
 * @param otherwise the state where no grant lasts: why nothing opens
 * @param subscribed whether there was ever more than our own free days
 */
public record Entitlement(List<Grant> grants, SubscriptionState otherwise, boolean subscribed) {

    /** Default is no access. */
    public static final Entitlement NONE =
            new Entitlement(List.of(), SubscriptionState.NONE, false);

    /** What is paid before what is free; then the longest. */
    private static final Comparator<Grant> BEST_FIRST =
            Comparator.comparing((Grant grant) -> grant.state() == SubscriptionState.TRIAL)
                    .thenComparing(Grant::until, Comparator.reverseOrder())
                    .thenComparing(Grant::store)
                    .thenComparing(Grant::plan);

    /**
     * Among those that open nothing: what the member can mend first, then what was more than the
     * free days, then the last to be heard.
     */
    private static final Comparator<Subscription> MOST_TELLING_LAST =
            Comparator.comparing((Subscription it) -> canBeMended(it.latest().terms().state()))
                    .thenComparing(it -> it.id().store() != Store.TRIAL)
                    .thenComparing(it -> it.latest().signedAt())
                    .thenComparing(it -> it.id().toString());

    public Entitlement {
        grants = List.copyOf(grants);
    }

    static Entitlement of(Collection<Subscription> subscriptions) {
        Map<String, Grant> longest = new LinkedHashMap<>();
        subscriptions.stream()
                .flatMap(subscription -> Grant.of(subscription).stream())
                .forEach(grant ->
                        longest.merge(grant.plan() + " " + grant.state(), grant, Grant::better));
        return new Entitlement(
                longest.values().stream().sorted(BEST_FIRST).toList(),
                subscriptions.stream()
                        .max(MOST_TELLING_LAST)
                        .map(Entitlement::afterwards)
                        .orElse(SubscriptionState.NONE),
                subscriptions.stream().anyMatch(it -> it.id().store() != Store.TRIAL));
    }

    private static boolean canBeMended(SubscriptionState state) {
        return switch (state) {
            case HOLD, PAUSED, PENDING -> true;
            case NONE, TRIAL, ACTIVE, GRACE, EXPIRED, REVOKED -> false;
        };
    }

    private static SubscriptionState afterwards(Subscription subscription) {
        var state = subscription.latest().terms().state();
        return state.opens() || subscription.replaced() ? SubscriptionState.EXPIRED : state;
    }

    /**
     * Something that opens the titles of a plan for some time.
     *
     * @param state one that opens
     * @param until the first instant at which it does not any more
     * @param titles what the plan opens; empty as it is stored, so that a plan's collection can
     *     change: then nothing opens until {@link Entitlement#under} has said what
     */
    public record Grant(
            SubscriptionState state,
            Instant until,
            String plan,
            Store store,
            Optional<Titles> titles) {

        private static Optional<Grant> of(Subscription subscription) {
            var line = subscription.latest();
            return subscription
                    .opensUntil()
                    .map(until ->
                            new Grant(
                                    line.terms().state(),
                                    until,
                                    line.terms().plan(),
                                    line.subscription().store(),
                                    Optional.empty()));
        }

        private static Grant better(Grant one, Grant other) {
            return BEST_FIRST.compare(one, other) <= 0 ? one : other;
        }

        boolean lastsAt(Instant now) {
            return now.isBefore(until);
        }

        boolean opens(String sourceId) {
            return titles.filter(some -> some.contains(sourceId)).isPresent();
        }
    }

    /** The same, each grant with the titles that its plan opens now; an unknown plan opens none. */
    public Entitlement under(Plans plans) {
        return new Entitlement(
                grants.stream()
                        .map(grant ->
                                new Grant(
                                        grant.state(),
                                        grant.until(),
                                        grant.plan(),
                                        grant.store(),
                                        plans.find(grant.plan()).map(Plan::titles)))
                        .toList(),
                otherwise,
                subscribed);
    }

    /** Whether the member may read the stories of that source whole. */
    public boolean opens(String sourceId, Instant now) {
        return lasting(now).anyMatch(grant -> grant.opens(sourceId));
    }

    /** Whether the member may read anything: the state is one that opens. */
    public boolean opensAt(Instant now) {
        return lasting(now).findAny().isPresent();
    }

    /** The member's state, of the best that lasts. */
    public SubscriptionState stateAt(Instant now) {
        return best(now).map(Grant::state).orElse(otherwise);
    }

    /** The best that lasts: whose plan and store are shown. */
    public Optional<Grant> best(Instant now) {
        return lasting(now).findFirst();
    }

    /** The last end of all that was granted, gone by or not; empty where nothing ever was. */
    public Optional<Instant> until() {
        return grants.stream().map(Grant::until).max(Comparator.naturalOrder());
    }

    private Stream<Grant> lasting(Instant now) {
        return grants.stream().filter(grant -> grant.lastsAt(now));
    }
}
