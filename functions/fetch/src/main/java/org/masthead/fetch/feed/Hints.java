package org.masthead.fetch.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a feed says of how it wants to be read.
 *
 * @param hubs where to subscribe to it (W3C "WebSub" §4); Link headers are the caller's to read
 * @param self what to subscribe to
 * @param ttl how long it may be kept (RSS 2.0 {@code ttl})
 * @param updateInterval how often it changes (RSS 1.0 syndication module)
 * @param skipHours of the day in UTC, 0 to 23, when it need not be read
 * @param licences addresses of the licences that it names (RFC 4946, Creative Commons)
 * @param rsl its RSL terms, XML as written (rslstandard.org "Adding RSL to RSS feeds")
 */
public record Hints(
        List<Link> hubs,
        Optional<Link> self,
        Optional<Duration> ttl,
        Optional<Duration> updateInterval,
        Set<Integer> skipHours,
        Set<DayOfWeek> skipDays,
        List<Link> licences,
        Optional<String> rsl) {

    /** A feed that says nothing. */
    public static final Hints NONE = of(List.of(), Optional.empty());

    /** Hints with copies of what they were given. */
    public Hints {
        hubs = List.copyOf(hubs);
        skipHours = Set.copyOf(skipHours);
        skipDays = Set.copyOf(skipDays);
        licences = List.copyOf(licences);
    }

    /** The hints of a format that knows only WebSub. */
    static Hints of(List<Link> hubs, Optional<Link> self) {
        return new Hints(
                hubs,
                self,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                List.of(),
                Optional.empty());
    }
}
