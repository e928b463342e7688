package org.masthead.fetch.hub;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.aws.FetchQueue;
import org.masthead.aws.HubLeases;
import org.masthead.aws.SourcesTable;
import org.masthead.fetch.host.Courtesy;
import org.masthead.fetch.http.PostResult;
import org.masthead.lambda.Log;
import org.masthead.page.Booking;
import org.masthead.page.FetchMessage;
import org.masthead.page.FetchMessage.Kind;
import org.masthead.source.CheckedSource;
import org.masthead.source.HubLease;

/**
 * The subscriptions to feeds that name a hub. A lease that ends, or was never granted, leaves the
 * feed to be polled as any other.
 */
public final class Subscriptions {

    /** WebSub §5.1: unguessable, fewer than 200 bytes; the callback's address likewise. */
    private static final int SECRET_BYTES = 32;

    private static final int TOKEN_BYTES = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Courtesy courtesy;
    private final HubLeases leases;
    private final SourcesTable sources;
    private final FetchQueue queue;
    private final String publicAddress;
    private final InstantSource clock;

    /**
     * Subscriptions.
     *
     * @param publicAddress where hubs reach the API, without a slash at the end
     */
    public Subscriptions(
            Courtesy courtesy,
            HubLeases leases,
            SourcesTable sources,
            FetchQueue queue,
            String publicAddress,
            InstantSource clock) {
        this.courtesy = courtesy;
        this.leases = leases;
        this.sources = sources;
        this.queue = queue;
        this.publicAddress = publicAddress;
        this.clock = clock;
    }

    /**
     * A hub and what it is asked for.
     *
     * @param feed as its source lists it
     */
    private record Offer(String feed, String hub, String topic) {}

    /** After a check of a feed: asks for a lease where there is none, or it is ending. */
    public void feedWasChecked(CheckedSource source, FetchMessage check) {
        offer(source, check.url())
                .filter(offer -> isWanted(source.source().id(), offer))
                .ifPresent(offer -> queue.send(List.of(message(check, offer))));
    }

    private static FetchMessage message(FetchMessage check, Offer offer) {
        return FetchMessage.first(
                        check.sourceId(),
                        Kind.SUBSCRIBE,
                        offer.hub(),
                        check.issuedAt(),
                        check.correlationId())
                .listedIn(offer.feed());
    }

    /** A feed that names a hub but not itself is known there by the address that we have. */
    private static Optional<Offer> offer(CheckedSource source, String feed) {
        return source.check(feed)
                .flatMap(check ->
                        check.hints()
                                .hub()
                                .map(hub ->
                                        new Offer(
                                                check.feed(),
                                                hub,
                                                check.hints().topic().orElse(check.feed()))));
    }

    private boolean isWanted(String sourceId, Offer offer) {
        return leases.find(sourceId, offer.feed())
                .filter(lease -> !isWanted(lease, offer))
                .isEmpty();
    }

    private boolean isWanted(HubLease lease, Offer offer) {
        return !lease.isOf(offer.hub(), offer.topic()) || lease.wantsAsking(clock.instant());
    }

    /**
     * Carries out a message of the kind {@link Kind#SUBSCRIBE}.
     *
     * @return when to try again, where it is not our turn at the hub
     */
    public Optional<Booking> ask(FetchMessage message) {
        var sourceId = message.sourceId();
        return sources.find(sourceId)
                .flatMap(source -> offer(source, message.feed().orElse("")))
                .filter(offer -> isWanted(sourceId, offer))
                .flatMap(offer -> ask(sourceId, offer, message.notBefore()));
    }

    /** Written down before the hub is asked: it may verify before it has answered. */
    private Optional<Booking> ask(String sourceId, Offer offer, Optional<Booking> booked) {
        var seen = leases.find(sourceId, offer.feed());
        var asked =
                seen.filter(lease -> lease.isOf(offer.hub(), offer.topic()))
                        .map(lease -> lease.askedAgain(clock.instant()))
                        .orElseGet(() -> fresh(offer));
        return leases.replace(sourceId, seen, asked)
                ? post(sourceId, offer, asked, booked)
                : Optional.empty();
    }

    private Optional<Booking> post(
            String sourceId, Offer offer, HubLease asked, Optional<Booking> booked) {
        switch (courtesy.post(offer.hub(), form(sourceId, asked), booked)) {
            case PostResult.Accepted() ->
                    Log.info("Hub was asked to push", "source", sourceId, "hub", offer.hub());
            case PostResult.Refused(var reason) -> {
                // Where the hub has verified all the same, that stands.
                leases.replace(sourceId, Optional.of(asked), asked.denied(reason));
                failed(sourceId, offer, reason, "it is asked again tomorrow");
            }
            case PostResult.Failed(var reason, var ignored) ->
                    failed(sourceId, offer, reason, "it is asked again in an hour or so");
            case PostResult.PutOff(var later) -> {
                leases.replace(sourceId, Optional.of(asked), asked.notAskedYet());
                return Optional.of(later);
            }
        }
        return Optional.empty();
    }

    private static void failed(String sourceId, Offer offer, String reason, String next) {
        Log.warn(
                "Hub does not push; the feed is polled, and " + next,
                "source",
                sourceId,
                "hub",
                offer.hub(),
                "reason",
                reason);
    }

    private HubLease fresh(Offer offer) {
        return HubLease.asked(
                offer.feed(),
                offer.hub(),
                offer.topic(),
                random(TOKEN_BYTES),
                random(SECRET_BYTES),
                clock.instant());
    }

    private Map<String, String> form(String sourceId, HubLease lease) {
        return Map.of(
                "hub.callback",
                "%s/v1/websub/%s/%s".formatted(publicAddress, sourceId, lease.token()),
                "hub.mode",
                "subscribe",
                "hub.topic",
                lease.topic(),
                "hub.lease_seconds",
                Long.toString(HubLease.WANTED.toSeconds()),
                "hub.secret",
                lease.secret());
    }

    private static String random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
