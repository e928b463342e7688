package org.masthead.source;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A title Masthead carries.
 *
 * @param id lower-case letters, digits and hyphens
 * @param homePage absolute address
 * @param feeds absolute addresses of its syndication feeds
 * @param logo absolute address of a square picture
 * @param language BCP 47 tag
 * @param country ISO 3166-1 alpha-2
 * @param licence under what terms Masthead carries it, in words
 * @param rights what decides whether a page may be kept
 */
public record Source(
        String id,
        String name,
        String homePage,
        List<String> feeds,
        Optional<String> logo,
        String language,
        String country,
        List<String> topics,
        String licence,
        RightsPolicy rights) {

    /** BCP 47: undetermined (ISO 639-2). */
    public static final String UNKNOWN_LANGUAGE = "und";

    /** ISO 3166-1: user-assigned, by custom for "unknown" (Unicode CLDR). */
    public static final String UNKNOWN_COUNTRY = "ZZ";

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public Source {
        feeds = List.copyOf(feeds);
        topics = List.copyOf(topics);
        // Editions that were bound before the field was have none.
        rights = Objects.requireNonNullElse(rights, RightsPolicy.STATED);
        if (!isId(id)) {
            throw new IllegalArgumentException(
                    "source id '%s' is not 1 to 63 of a-z, 0-9 and hyphen".formatted(id));
        }
    }

    /** Whether a text may be the id of a source. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The same title with other feeds. */
    public Source withFeeds(List<String> others) {
        return new Source(
                id, name, homePage, others, logo, language, country, topics, licence, rights);
    }

    /**
     * How a source is doing: what operators and API callers see of its checks.
     *
     * @param reason why it is in this state, in words; empty of an active one
     * @param lastCheckedAt when the newest check of any of its feeds ended
     * @param lastSuccessAt when the newest one ended that did not fail
     * @param nextCheckAt when the next of its feeds is due; empty while none is asked
     * @param failures in a row, of the feed that fails longest; 0 where none does
     * @param storiesPerDay new stories found a day, over the last weeks
     * @param lastError of the newest check that failed, in words; stays after a recovery
     * @param feeds each of its feeds, in the source's order
     */
    public record Health(
            SourceState state,
            Optional<String> reason,
            Optional<Instant> lastCheckedAt,
            Optional<Instant> lastSuccessAt,
            Optional<Instant> nextCheckAt,
            int failures,
            double storiesPerDay,
            Optional<String> lastError,
            List<FeedHealth> feeds) {

        /** Health with a copy of the feeds. */
        public Health {
            feeds = List.copyOf(feeds);
        }
    }

    /**
     * How one syndication feed of a source is doing.
     *
     * @param url its address
     * @param retired why it is asked no more, in words; empty while it is asked
     * @param nextCheckAt empty where it is asked no more
     * @param failures checks in a row that failed
     * @param failingSince when the first of them ended
     * @param storiesPerDay new stories found in it a day, over the last weeks
     * @param lastOutcome of the newest check, in words
     * @param lastError of the newest check that failed, in words; stays after a recovery
     * @param pushedUntil the end of the lease under which a hub pushes its changes
     */
    public record FeedHealth(
            String url,
            Optional<String> retired,
            Optional<Instant> lastCheckedAt,
            Optional<Instant> lastSuccessAt,
            Optional<Instant> nextCheckAt,
            int failures,
            Optional<Instant> failingSince,
            double storiesPerDay,
            Optional<String> lastOutcome,
            Optional<String> lastError,
            Optional<Instant> pushedUntil) {}
}
