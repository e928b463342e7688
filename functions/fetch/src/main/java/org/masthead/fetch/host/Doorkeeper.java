package org.masthead.fetch.host;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.masthead.fetch.http.Attempt;
import org.masthead.fetch.http.FetchResult;
import org.masthead.fetch.http.Fetcher;
import org.masthead.fetch.http.Gate;
import org.masthead.fetch.rights.RobotsRules;
import org.masthead.fetch.rights.TdmFile;
import org.masthead.host.HostFile;
import org.masthead.page.Booking;

/** The gate of one errand: each request is allowed by its host's robots.txt and takes its turn. */
final class Doorkeeper implements Gate {

    /** Where a host states none: what robots.txt files that state one state most often. */
    static final Duration USUAL_GAP = Duration.ofSeconds(2);

    /**
     * A host that wants to be asked less often than this has 288 requests a day; whoever wants
     * fewer says so with {@code Disallow}.
     */
    static final Duration LONGEST_GAP = Duration.ofMinutes(5);

    /** RFC 9309 §2.3.1.4: how long a copy is gone by while the file is unreachable. */
    static final Duration GOOD_COPY = Duration.ofDays(30);

    static final String ROBOTS_TXT = "/robots.txt";

    private final Fetcher fetcher;
    private final HostFiles files;
    private final TurnGate turns;
    private final Courtesy.Purpose purpose;
    private final InstantSource clock;

    Doorkeeper(
            Fetcher fetcher,
            HostFiles files,
            TurnGate turns,
            Courtesy.Purpose purpose,
            InstantSource clock) {
        this.fetcher = fetcher;
        this.files = files;
        this.turns = turns;
        this.purpose = purpose;
        this.clock = clock;
    }

    @Override
    public Admission admit(HttpUrl url) {
        return switch (obtain(at(url, ROBOTS_TXT), USUAL_GAP)) {
            case Obtained.NotYet(var booked) -> new Later(booked);
            case Obtained.Have(var file) -> admit(url, file);
        };
    }

    private Admission admit(HttpUrl url, HostFile robotsTxt) {
        if (robotsTxt.trouble().isPresent() && !goodCopy(robotsTxt)) {
            // RFC 9309 §2.3.1.4: unreachable means that everything is disallowed.
            return new Shut(
                    new FetchResult.Unavailable(
                            "robots.txt cannot be had (%s), so nothing may be fetched"
                                    .formatted(robotsTxt.trouble().get()),
                            Optional.of(new Booking(TurnGate.host(url), robotsTxt.askAgainAt()))));
        }
        var rules = RobotsRules.parse(robotsTxt.body(), robotsTxt.address());
        return rules.forbidding(url)
                .<Admission>map(rule ->
                        new Shut(
                                new FetchResult.Disallowed(
                                        "robots.txt of %s says \"%s\""
                                                .formatted(TurnGate.host(url), rule))))
                .orElseGet(() -> admit(url, rules));
    }

    private Admission admit(HttpUrl url, RobotsRules rules) {
        var tdm = at(url, TdmFile.PATH);
        boolean wanted = purpose == Courtesy.Purpose.KEEP && rules.forbidding(tdm).isEmpty();
        if (wanted && obtain(tdm, gap(rules)) instanceof Obtained.NotYet(var booked)) {
            return new Later(booked);
        }
        // A file that cannot be had reserves nothing.
        return turns.admit(url, gap(rules));
    }

    private boolean goodCopy(HostFile file) {
        return file.goodAt().filter(at -> at.isAfter(clock.instant().minus(GOOD_COPY))).isPresent();
    }

    private static Duration gap(RobotsRules rules) {
        return rules.crawlDelay()
                .map(delay -> delay.compareTo(LONGEST_GAP) > 0 ? LONGEST_GAP : delay)
                .orElse(USUAL_GAP);
    }

    /** A file of the same host. */
    static HttpUrl at(HttpUrl url, String path) {
        return url.newBuilder().encodedPath(path).query(null).build();
    }

    /** A file of the host, or when it may be asked for. */
    sealed interface Obtained {
        record Have(HostFile file) implements Obtained {}

        record NotYet(Booking booked) implements Obtained {}
    }

    /**
     * A file that is not known is asked for in a turn of its own, or in the one that is held. Who
     * had to wait for that turn looks once more: somebody else may have asked meanwhile.
     */
    private Obtained obtain(HttpUrl address, Duration gap) {
        var known = files.known(address.toString());
        if (known.isPresent()) {
            return new Obtained.Have(known.get());
        }
        boolean held = turns.holds(address);
        if (turns.admit(address, gap) instanceof Later(var booked)) {
            return new Obtained.NotYet(booked);
        }
        var found = files.known(address.toString());
        if (found.isPresent()) {
            return new Obtained.Have(found.get());
        }
        var obtained = ask(address);
        if (!held) {
            turns.close(gapAfter(obtained, gap));
        }
        return obtained;
    }

    private static Duration gapAfter(Obtained obtained, Duration gap) {
        return switch (obtained) {
            case Obtained.Have(var file) when file.address().endsWith(ROBOTS_TXT) ->
                    gap(RobotsRules.parse(file.body(), file.address()));
            case Obtained.Have ignored -> gap;
            case Obtained.NotYet ignored -> gap;
        };
    }

    private Obtained ask(HttpUrl address) {
        Gate inThisTurn =
                url -> turns.holds(url) ? new Admitted(ending -> {}) : turns.admit(url, USUAL_GAP);
        return switch (fetcher.getRules(address.toString(), inThisTurn)) {
            case Attempt.PutOff(var booked) -> new Obtained.NotYet(booked);
            case Attempt.Done(var result) ->
                    new Obtained.Have(files.learn(address.toString(), result));
        };
    }
}
