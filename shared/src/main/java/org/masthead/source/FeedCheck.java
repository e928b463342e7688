package org.masthead.source;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One syndication feed of a source: when it is asked next, how its checks went, and what is known
 * of its habits.
 *
 * @param feed its address
 * @param formerly the addresses it had before the publisher moved it
 * @param nextCheckAt to the second
 * @param retired why it is asked no more, where it is
 * @param pushedUntil the end of the lease under which a hub pushes its changes (W3C WebSub §5.3)
 */
public record FeedCheck(
        String feed,
        List<String> formerly,
        Instant nextCheckAt,
        Optional<String> retired,
        Optional<Instant> pushedUntil,
        CheckLog log,
        FeedHints hints,
        Rhythm rhythm) {

    /** Failures in a row after which operators are told: about half an hour of them. */
    public static final int NOTICE_AFTER = 5;

    /** A check with a copy of the addresses. */
    public FeedCheck {
        formerly = List.copyOf(formerly);
    }

    /** Of a feed that was never checked. */
    public static FeedCheck fresh(String feed, Instant due) {
        return new FeedCheck(
                feed,
                List.of(),
                due,
                Optional.empty(),
                Optional.empty(),
                CheckLog.EMPTY,
                FeedHints.NONE,
                Rhythm.UNKNOWN);
    }

    /** Whether this feed has that address, or had it before it moved. */
    public boolean is(String address) {
        return feed.equals(address) || formerly.contains(address);
    }

    /** Whether it is to be asked at that time. */
    public boolean isDue(Instant now) {
        return retired.isEmpty() && !nextCheckAt.isAfter(now);
    }

    /** Whether operators are to be told of an outage, or an end, that they do not know of yet. */
    public boolean wantsNotice() {
        return !log.noticed() && (log.failures() >= NOTICE_AFTER || retired.isPresent());
    }

    /** Whether operators are to be told that an outage they know of is over. */
    public boolean wantsRecoveryNotice() {
        return log.noticed() && log.failures() == 0;
    }

    /**
     * This feed after one more check.
     *
     * @param asked the moment for which the check was asked
     * @param now when it ended
     */
    FeedCheck after(Check check, Instant asked, Instant now) {
        return switch (check) {
            case Check.Read read ->
                    moved(read.movedTo())
                            .succeeded(
                                    rhythm.observe(read.published(), read.undated(), now),
                                    read.hints(),
                                    log.succeeded(asked, now, read.words()),
                                    now);
            case Check.Unchanged(var freshFor, var movedTo) ->
                    moved(movedTo)
                            .succeeded(
                                    rhythm.observe(List.of(), 0, now),
                                    hints.freshFor(freshFor),
                                    log.succeeded(asked, now, "feed unchanged"),
                                    now);
            case Check.Failed(var reason, var retryAfter) -> {
                var failed = log.failed(asked, now, reason);
                yield with(
                        CheckPolicy.afterFailure(feed, failed.failures(), retryAfter, now),
                        retired,
                        failed);
            }
            case Check.Gone(var reason) ->
                    with(nextCheckAt, Optional.of(reason), log.ended(asked, now, reason));
        };
    }

    /** The same feed, of whose stories more have been found since its last check. */
    FeedCheck alsoFound(List<Instant> published, Instant now) {
        return new FeedCheck(
                feed,
                formerly,
                nextCheckAt,
                retired,
                pushedUntil,
                log,
                hints,
                rhythm.alsoFound(published, now));
    }

    private FeedCheck succeeded(Rhythm learned, FeedHints said, CheckLog written, Instant now) {
        var pushed = pushedUntil.filter(now::isBefore);
        var next = CheckPolicy.afterSuccess(learned, said, pushed.isPresent(), now);
        return new FeedCheck(
                feed,
                formerly,
                // A lease that nobody renews leaves the feed to be polled.
                pushed.filter(next::isAfter).orElse(next),
                Optional.empty(),
                pushedUntil,
                written,
                said,
                learned);
    }

    /** The same feed, asked for, and due again if nobody ever says how that ended. */
    FeedCheck asked(Instant until) {
        return with(until, retired, log);
    }

    /** The same feed, due at that time or later. */
    FeedCheck awaited(Instant until) {
        return nextCheckAt.isBefore(until) ? asked(until.truncatedTo(ChronoUnit.SECONDS)) : this;
    }

    /** The same feed, asked again though it was retired. */
    FeedCheck revived(Instant due) {
        return with(due, Optional.empty(), log);
    }

    /** The same feed, of whose outage operators have been told. */
    FeedCheck told() {
        return with(nextCheckAt, retired, log.told());
    }

    /** The same feed, whose changes a hub pushes until then. */
    FeedCheck pushedUntil(Instant leaseEnd) {
        return new FeedCheck(
                feed, formerly, nextCheckAt, retired, Optional.of(leaseEnd), log, hints, rhythm);
    }

    /**
     * The same feed, whose changes nobody pushes any more: due at once, and polled from then on.
     */
    FeedCheck polled(Instant due) {
        return new FeedCheck(feed, formerly, due, retired, Optional.empty(), log, hints, rhythm);
    }

    private FeedCheck moved(Optional<String> to) {
        return to.filter(address -> !address.equals(feed)).map(this::movedTo).orElse(this);
    }

    private FeedCheck movedTo(String address) {
        var before = new ArrayList<>(formerly);
        before.remove(address); // it may have come back to where it was
        before.add(feed);
        return new FeedCheck(
                address, before, nextCheckAt, retired, pushedUntil, log, hints, rhythm);
    }

    private FeedCheck with(Instant next, Optional<String> whyRetired, CheckLog written) {
        return new FeedCheck(feed, formerly, next, whyRetired, pushedUntil, written, hints, rhythm);
    }
}
