package org.masthead.member;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Members who share the plan of one of them. Each guest has a subscription of their own, a seat,
 * that stands as the owner's plan does: it renews with it, ends with it, and comes back with it.
 * Nobody sees what another reads.
 *
 * @param owner the member who pays
 * @param seats of the guests, the first to have joined first
 */
public record Household(String id, String owner, List<Seat> seats, List<Invitation> invitations) {

    /** How long an invitation waits. */
    public static final Duration INVITATION = Duration.ofDays(14);

    /**
     * A guest.
     *
     * @param label what the owner called the invitation
     */
    public record Seat(String id, String label, Instant since, String member) {}

    /**
     * An invitation that nobody has taken up.
     *
     * @param digest of its code
     */
    public record Invitation(String id, String label, Instant expires, String digest) {}

    public Household {
        seats = List.copyOf(seats);
        invitations = List.copyOf(invitations);
    }

    /** The same with one more invitation, and without those that have expired. */
    public Household inviting(Invitation invitation, Instant now) {
        return new Household(
                id, owner, seats, Stream.concat(open(now), Stream.of(invitation)).toList());
    }

    /** The same, where the invitation's place is a guest's. */
    public Household joined(Invitation invitation, String member, Instant now) {
        var seat = new Seat(invitation.id(), invitation.label(), now, member);
        return new Household(
                id,
                owner,
                Stream.concat(seats.stream(), Stream.of(seat)).toList(),
                invitations.stream().filter(it -> !it.equals(invitation)).toList());
    }

    /** The same without that seat or invitation. */
    public Household without(String place) {
        return new Household(
                id,
                owner,
                seats.stream().filter(seat -> !seat.id().equals(place)).toList(),
                invitations.stream().filter(it -> !it.id().equals(place)).toList());
    }

    /** Places that are taken or promised, the owner's among them. */
    public int places(Instant now) {
        return 1 + seats.size() + (int) open(now).count();
    }

    /** The invitations that can be taken up. */
    public Stream<Invitation> open(Instant now) {
        return invitations.stream().filter(it -> now.isBefore(it.expires()));
    }

    /** The seat of that guest. */
    public Optional<Seat> seatOf(String member) {
        return seats.stream().filter(seat -> seat.member().equals(member)).findFirst();
    }

    /** The subscription by which a guest reads. */
    public SubscriptionId subscription(Seat seat) {
        return new SubscriptionId(Store.HOUSEHOLD, id + "/" + seat.id());
    }

    /** How many may share the owner's plan now; 1 where the owner has none to share. */
    public static int size(Collection<LedgerLine> owner, Plans plans, Instant now) {
        return shared(owner, plans)
                .filter(it -> it.stateAt(now).opens())
                .map(it -> seatsOf(it, plans))
                .orElse(1);
    }

    /** The owner's subscription that is shared: of those with several seats, the longest. */
    private static Optional<Subscription> shared(Collection<LedgerLine> owner, Plans plans) {
        return Ledger.subscriptions(owner).stream()
                .filter(it -> it.id().store() != Store.HOUSEHOLD && seatsOf(it, plans) > 1)
                .max(
                        Comparator.comparing(
                                        (Subscription it) -> it.opensUntil().orElse(Instant.MIN))
                                .thenComparing(it -> it.id().toString()));
    }

    private static int seatsOf(Subscription subscription, Plans plans) {
        return plans.find(subscription.latest().terms().plan()).map(Plan::seats).orElse(1);
    }

    /**
     * What each seat's ledger is to say, given the owner's. Lines are ordered as the owner's ledger
     * grew, whoever works them out and whenever: it only ever grows.
     *
     * @param ledger the owner's, not empty
     */
    public List<LedgerLine> lines(Collection<LedgerLine> ledger, Plans plans) {
        var last = ledger.stream().map(LedgerLine::recordedAt).max(Comparator.naturalOrder());
        var subscription = shared(ledger, plans);
        int guests = subscription.map(it -> seatsOf(it, plans) - 1).orElse(0);
        var id = "%08d".formatted(ledger.size());
        return IntStream.range(0, seats.size())
                .mapToObj(i ->
                        LedgerLine.of(
                                        id,
                                        subscription(seats.get(i)),
                                        SubscriptionEvent.SEEN,
                                        last.orElse(Instant.EPOCH),
                                        last.orElse(Instant.EPOCH),
                                        terms(subscription, i < guests))
                                .heldBy(seats.get(i).member()))
                .toList();
    }

    /** Beyond the seats of a smaller plan, those who joined last read no longer. */
    private static Terms terms(Optional<Subscription> shared, boolean hasSeat) {
        return shared.filter(it -> hasSeat && it.opensUntil().isPresent())
                .map(it -> it.latest().terms().of(""))
                .orElseGet(() ->
                        new Terms(
                                SubscriptionState.EXPIRED,
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                "",
                                shared.map(it -> it.latest().terms().plan()).orElse(Plan.UNKNOWN)));
    }
}
