package org.masthead.fetch.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The directives of one {@code X-Robots-Tag} header or {@code meta} element (Google Search Central,
 * "Robots meta tag, data-nosnippet, and X-Robots-Tag specifications"), as far as they are for us.
 */
record RobotsDirectives(boolean reserved, Optional<Integer> maxSnippet) {

    /**
     * What a publisher who states it does not expect to find kept: {@code noindex} and {@code none}
     * (which means noindex, nofollow) say that it is not to be listed, {@code noarchive} (and its
     * older name {@code nocache}) that no copy of it is to be shown.
     */
    private static final Set<String> RESERVING = Set.of("noindex", "none", "noarchive", "nocache");

    /** Directives with a value, which is how a colon is told from the one after a robot's name. */
    private static final Set<String> VALUED =
            Set.of("max-snippet", "max-image-preview", "max-video-preview", "unavailable_after");

    private static final Pattern NAMED =
            Pattern.compile("\\s*([^\\s,:]+)\\s*:(.*)", Pattern.DOTALL);

    /** Of a header: {@code noindex}, or {@code googlebot: noindex, masthead: noarchive}. */
    static RobotsDirectives ofHeader(String value) {
        var ours = new ArrayList<String>();
        boolean forUs = true; // until a robot is named: then for that one
        for (var part : value.split(",", -1)) {
            var directive = part;
            var named = NAMED.matcher(part);
            if (named.matches() && !VALUED.contains(named.group(1).toLowerCase(Locale.ROOT))) {
                forUs = isUs(named.group(1));
                directive = named.group(2);
            }
            if (forUs) {
                ours.add(directive);
            }
        }
        return of(ours);
    }

    /** Of a {@code meta} element's content. */
    static RobotsDirectives ofMeta(String content) {
        return of(List.of(content.split(",", -1)));
    }

    static boolean isUs(String robot) {
        return robot.equalsIgnoreCase("masthead");
    }

    private static RobotsDirectives of(List<String> directives) {
        boolean reserved = false;
        var maxSnippet = Optional.<Integer>empty();
        for (var directive : directives) {
            var word = directive.strip().toLowerCase(Locale.ROOT);
            reserved = reserved || RESERVING.contains(word);
            maxSnippet = smaller(maxSnippet, limit(word));
        }
        return new RobotsDirectives(reserved, maxSnippet);
    }

    private static Optional<Integer> limit(String word) {
        if (word.equals("nosnippet")) {
            return Optional.of(0); // Google: the same as max-snippet:0
        }
        var value = word.replaceFirst("^max-snippet\\s*:\\s*", "");
        // -1 means that there is no limit.
        return value.length() < word.length() && value.matches("\\d{1,9}")
                ? Optional.of(Integer.parseInt(value))
                : Optional.empty();
    }

    /** Google: "in the case of conflicting robots rules, the more restrictive rule applies". */
    static Optional<Integer> smaller(Optional<Integer> one, Optional<Integer> other) {
        return one.flatMap(a -> other.map(b -> Math.min(a, b))).or(() -> one).or(() -> other);
    }
}
