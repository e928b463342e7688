package org.masthead.fetch.host;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.masthead.aws.HostsTable;
import org.masthead.fetch.http.Attempt;
import org.masthead.fetch.http.Fetcher;
import org.masthead.fetch.http.Fetcher.Validators;
import org.masthead.fetch.http.PostResult;
import org.masthead.fetch.rights.HostStatements;
import org.masthead.fetch.rights.RobotsRules;
import org.masthead.fetch.rights.TdmFile;
import org.masthead.page.Booking;

/**
 * GETs, and POSTs, as publishers would welcome it: only what they allow, one at a time, and with a
 * gap.
 */
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

    /** What an address is asked for. */
    public enum Purpose {
        /** To find out what is there. */
        READ,
        /** To keep it, which the host may have reserved: then its rules are asked for first. */
        KEEP
    }

    /**
     * GETs an address, or says when to try again; waits a few seconds at most for its turn.
     *
     * @param booked the moment that an earlier try was told to wait for
     */
    public Attempt get(
            String address, Validators validators, Purpose purpose, Optional<Booking> booked) {
        return get(address, validators, purpose, Place.LINE, booked);
    }

    /**
     * Reads an address before all that have booked a moment at its host: they go on a gap later.
     *
     * @param later the moment that an earlier try was told to wait for
     */
    public Attempt getFirst(String address, Validators validators, Optional<Booking> later) {
        return get(address, validators, Purpose.READ, Place.FRONT, later);
    }

    private Attempt get(
            String address,
            Validators validators,
            Purpose purpose,
            Place place,
            Optional<Booking> booked) {
        var patience = Patience.from(clock.instant());
        var early = early(booked, patience);
        if (early.isPresent()) {
            return new Attempt.PutOff(early.get());
        }
        try (var turn = new TurnGate(turns, place, booked, patience)) {
            return fetcher.get(
                    address, validators, new Doorkeeper(fetcher, files, turn, purpose, clock));
        }
    }

    /**
     * POSTs a form that holds a secret, or says when to try again. The host's robots.txt is not
     * asked for: it is not a robot's find, but an address that was given for machines to POST to.
     *
     * @param form names and values
     */
    public PostResult post(String address, Map<String, String> form, Optional<Booking> booked) {
        var patience = Patience.from(clock.instant());
        var early = early(booked, patience);
        if (early.isPresent()) {
            return new PostResult.PutOff(early.get());
        }
        try (var turn = new TurnGate(turns, Place.LINE, booked, patience)) {
            return fetcher.post(address, form, url -> turn.admit(url, Doorkeeper.USUAL_GAP));
        }
    }

    /** A booking that is still far away: the queue could not hold the message back so long. */
    private Optional<Booking> early(Optional<Booking> booked, Patience patience) {
        return booked.filter(booking -> !patience.lastsUntil(booking.at(), clock.instant()));
    }

    /** What the host of an address that was asked for to be kept states about all of its pages. */
    public HostStatements statements(HttpUrl url) {
        return new HostStatements(
                files.known(Doorkeeper.at(url, TdmFile.PATH).toString())
                        .map(file -> TdmFile.parse(file.body()))
                        .orElse(TdmFile.NONE),
                files.known(Doorkeeper.at(url, Doorkeeper.ROBOTS_TXT).toString())
                        .map(file -> RobotsRules.parse(file.body(), file.address()).licences())
                        .orElse(List.of()));
    }
}
