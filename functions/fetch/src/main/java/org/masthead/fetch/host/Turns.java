package org.masthead.fetch.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.masthead.aws.HostsTable;
import org.masthead.fetch.http.Gate;
import org.masthead.lambda.Log;

/**
 * One request at a time for each host, and a gap between them, however many functions run.
 *
 * <p>Who finds the host free and nobody waiting goes at once: two writes, one to take the turn and
 * one to give it back. A feed takes the next free moment, whoever waits: it is what tells of all
 * pages. Everybody else books the next moment in the host's line (one write) and comes back for it
 * through the queue, or waits here where it is near.
 */
final class Turns {

    /** Longer than any fetch: after it, the turn of a function that died is over. */
    static final Duration LEASE = Duration.ofSeconds(30);

    /** How long a host that says it is busy (429, 503) is left alone where it does not say. */
    static final Duration BUSY = Duration.ofSeconds(30);

    static final Duration LONGEST_BUSY = Duration.ofDays(1);

    /** Between looks at a host whose request under way takes longer than its gap. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final HostsTable table;
    private final InstantSource clock;
    private final Pause pause;

    Turns(HostsTable table, InstantSource clock, Pause pause) {
        this.table = table;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Takes the turn, or books one.
     *
     * @param gap from one request to the next
     * @param booked the moment that was booked before, where one was
     */
    Turn take(String host, Duration gap, Place place, Optional<Instant> booked, Patience patience) {
        var turn = new Turn.Taken(host, UUID.randomUUID().toString(), gap);
        return switch (place) {
            case LINE -> takeInLine(turn, booked, patience);
            case FRONT -> takeFrom(turn, booked.orElseGet(clock::instant), patience);
        };
    }

    private Turn takeInLine(Turn.Taken turn, Optional<Instant> booked, Patience patience) {
        var host = turn.host();
        var gap = turn.gap();
        var now = clock.instant();
        // Late in an errand no request is begun: it goes back to the queue with a booking.
        boolean atOnce = booked.isEmpty() && patience.lastsUntil(now, now);
        if (atOnce && table.take(host, turn.owner(), now, now.plus(LEASE), gap)) {
            return turn;
        }
        return takeBooked(turn, booked.orElseGet(() -> table.book(host, now, gap)), patience);
    }

    private Turn takeBooked(Turn.Taken turn, Instant booked, Patience patience) {
        return switch (takeFrom(turn, booked, patience)) {
            case Turn.Taken taken -> taken;
            case Turn.Later(var at) when at.equals(booked) -> new Turn.Later(at);
            // The host is slower than its line: the booked moment is lost, another is needed.
            case Turn.Later(var at) ->
                    new Turn.Later(later(table.book(turn.host(), at, turn.gap()), at, at));
        };
    }

    /** Takes the turn as soon as the host is free, whoever waits; or says when to look again. */
    private Turn takeFrom(Turn.Taken turn, Instant moment, Patience patience) {
        var at = moment;
        while (patience.lastsUntil(at, clock.instant())) {
            pause.until(at);
            var now = clock.instant();
            var hindered =
                    table.takeBooked(turn.host(), turn.owner(), now, now.plus(LEASE), turn.gap());
            if (hindered.isEmpty()) {
                return turn;
            }
            at = later(hindered.get(), now.plus(LOOK), now);
        }
        return new Turn.Later(at);
    }

    /** The moment, or the other one where it has passed. */
    private static Instant later(Instant moment, Instant otherwise, Instant now) {
        return moment.isAfter(now) ? moment : otherwise;
    }

    /** Gives the turn back; the next may begin after the gap, or as late as the host asks. */
    void end(Turn.Taken turn, Gate.Ending ending) {
        var now = clock.instant();
        var asked = asked(ending);
        var free =
                now.plus(asked.filter(wait -> wait.compareTo(turn.gap()) > 0).orElse(turn.gap()));
        if (asked.isPresent()) {
            table.closeUntil(turn.host(), free);
            Log.warn("Host wants to be left alone", "host", turn.host(), "until", free);
            Log.metrics(Map.of("HostsBusy", "Count"), Map.of("HostsBusy", 1));
        }
        table.release(turn.host(), turn.owner(), free);
    }

    private static Optional<Duration> asked(Gate.Ending ending) {
        boolean busy = ending.status() == 429 || ending.status() == 503;
        return ending.retryAfter()
                .filter(wait -> ending.status() >= 400)
                .or(() -> busy ? Optional.of(BUSY) : Optional.empty())
                .map(wait -> wait.compareTo(LONGEST_BUSY) > 0 ? LONGEST_BUSY : wait);
    }
}
