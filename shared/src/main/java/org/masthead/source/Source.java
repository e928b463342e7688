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

    /**
     * A source together with how its checks went.
     *
     * @param nextCheckAt to the second
     */
    public record Checked(Source source, Instant nextCheckAt, CheckHistory history) {}
}
