package org.masthead.fetch.host;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.masthead.aws.HostsTable;
import org.masthead.fetch.http.Attempt;
import org.masthead.fetch.http.Fetcher;
import org.masthead.fetch.http.Fetcher.Validators;

/** GETs as publishers would welcome it: only what they allow, one at a time, and with a gap. */
public final class Courtesy {

    private final Fetcher fetcher;
    private final HostFiles files;
    private final Turns turns;
    private final InstantSource clock;

    public Courtesy(Fetcher fetcher, HostsTable hosts, InstantSource clock, Pause pause) {
        this.fetcher = fetcher;
        this.files = new HostFiles(hosts, clock);
        this.turns = new Turns(hosts, clock, pause);
        this.clock = clock;
    }

    /**
     * GETs an address, or says when to try again; waits a few seconds at most for its turn.
     *
     * @param booked the moment that an earlier try was told to wait for
     */
    public Attempt get(String address, Validators validators, Optional<Instant> booked) {
        var patience = Patience.from(clock.instant());
        if (booked.filter(at -> !patience.lastsUntil(at, clock.instant())).isPresent()) {
            return new Attempt.PutOff(booked.get()); // the queue could not hold it back so long
        }
        try (var turn = new TurnGate(turns, booked, patience)) {
            return fetcher.get(address, validators, new Doorkeeper(fetcher, files, turn, clock));
        }
    }
}
