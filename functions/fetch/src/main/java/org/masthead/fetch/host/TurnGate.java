package org.masthead.fetch.host;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.masthead.fetch.http.Gate;
import org.masthead.page.Booking;

/**
 * The turns that one errand takes, one after another. Redirects within a host belong to the turn in
 * which they are met: were each to wait for its own, an errand at a host with a long gap would
 * never come to its end.
 */
final class TurnGate implements AutoCloseable {

    private final Turns turns;
    private final Place place;
    private final Optional<Booking> booked;
    private final Patience patience;
    private Optional<Turn.Taken> held = Optional.empty();

    TurnGate(Turns turns, Place place, Optional<Booking> booked, Patience patience) {
        this.turns = turns;
        this.place = place;
        this.booked = booked;
        this.patience = patience;
    }

    /** The authority: the host, and its port where that is not the scheme's own. */
    static String host(HttpUrl url) {
        return url.port() == HttpUrl.defaultPort(url.scheme())
                ? url.host()
                : url.host() + ":" + url.port();
    }

    boolean holds(HttpUrl url) {
        return held.filter(turn -> turn.host().equals(host(url))).isPresent();
    }

    Gate.Admission admit(HttpUrl url, Duration gap) {
        if (holds(url)) {
            held = held.map(turn -> turn.withGap(gap));
            return new Gate.Admitted(this::end);
        }
        close();
        return switch (turns.take(host(url), gap, place, bookedAt(host(url)), patience)) {
            case Turn.Later(var at) -> new Gate.Later(new Booking(host(url), at));
            case Turn.Taken turn -> {
                held = Optional.of(turn);
                yield new Gate.Admitted(this::end);
            }
        };
    }

    /** A moment in one host's line is no place in another's. */
    private Optional<Instant> bookedAt(String host) {
        return booked.filter(booking -> booking.host().equals(host)).map(Booking::at);
    }

    private void end(Gate.Ending ending) {
        switch (ending.status()) {
            case 301, 302, 303, 307, 308 -> {} // and on, in the same turn or in another's
            default -> giveBack(ending);
        }
    }

    private void giveBack(Gate.Ending ending) {
        held.ifPresent(turn -> turns.end(turn, ending));
        held = Optional.empty();
    }

    /** Gives back the turn that is still held, with this gap behind it. */
    void close(Duration gap) {
        held = held.map(turn -> turn.withGap(gap));
        close();
    }

    /** Gives back the turn that is still held, where one is. */
    @Override
    public void close() {
        giveBack(Gate.Ending.NO_ANSWER);
    }
}
