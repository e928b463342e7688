package org.masthead.source;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a syndication feed and its HTTP answer say about being asked again.
 *
 * @param listed entries that the feed holds; 0 where that is not known
 * @param freshFor how long the answer may be kept, by its headers (RFC 9111 §4.2.1)
 * @param ttl how long the feed may be kept, by itself (RSS 2.0)
 * @param updateInterval how often the feed changes, by itself (RSS 1.0 syndication module)
 * @param skipHours of the day in UTC, 0 to 23, when it need not be asked (RSS 2.0)
 * @param skipDays of the week in UTC, when it need not be asked (RSS 2.0)
 * @param hub where its changes can be subscribed to (W3C WebSub §4)
 * @param topic what to subscribe to there
 */
public record FeedHints(
        int listed,
        Optional<Duration> freshFor,
        Optional<Duration> ttl,
        Optional<Duration> updateInterval,
        List<Integer> skipHours,
        List<DayOfWeek> skipDays,
        Optional<String> hub,
        Optional<String> topic) {

    /** Of a feed that says nothing. */
    public static final FeedHints NONE = listing(0);

    /** Hints in an order of their own. */
    public FeedHints {
        skipHours = skipHours.stream().sorted().distinct().toList();
        skipDays = skipDays.stream().sorted().distinct().toList();
    }

    /** Of a feed that says nothing but its entries. */
    public static FeedHints listing(int entries) {
        return new FeedHints(
                entries,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same feed, whose last answer may be kept for another while. */
    public FeedHints freshFor(Optional<Duration> time) {
        return new FeedHints(listed, time, ttl, updateInterval, skipHours, skipDays, hub, topic);
    }
}
