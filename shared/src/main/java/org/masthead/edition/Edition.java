package org.masthead.edition;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.masthead.json.Json;
import org.masthead.page.Digest;
import org.masthead.source.Source;
import org.masthead.story.Card;

/**
 * All live stories at one moment. Immutable; two editions of the same cards and sources have the
 * same digest.
 *
 * @param format of the JSON; a reader refuses a format it does not know
 * @param version unique and growing with time
 * @param cards newest discovered first
 */
public record Edition(
        int format, String version, Instant boundAt, List<Source> sources, List<Card> cards) {

    /** The format this code writes and reads. */
    public static final int FORMAT = 1;

    /** A story stays live for 72 hours from its discovery. */
    public static final Duration LIVE = Duration.ofDays(3);

    private static final Comparator<Card> NEWEST_FIRST =
            Comparator.comparing(Card::discovered).reversed().thenComparing(Card::id);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final int DIGEST_DIGITS = 16;

    public Edition {
        if (format != FORMAT) {
            throw new IllegalArgumentException(
                    "edition %s has format %d; this reader knows %d"
                            .formatted(version, format, FORMAT));
        }
        sources = List.copyOf(sources);
        cards = List.copyOf(cards);
    }

    /** Binds cards and sources, in whatever order they come. */
    public static Edition bind(Instant now, List<Source> sources, List<Card> cards) {
        var ordered = cards.stream().sorted(NEWEST_FIRST).toList();
        var titles = sources.stream().sorted(Comparator.comparing(Source::id)).toList();
        var digest = Digest.sha256(Json.write(List.of(titles, ordered)));
        var version = TIME.format(now) + "-" + digest.substring(0, DIGEST_DIGITS);
        return new Edition(FORMAT, version, now, titles, ordered);
    }

    /** What the edition holds, whenever it was bound. */
    public String digest() {
        return digestOf(version);
    }

    static String digestOf(String version) {
        return version.substring(version.indexOf('-') + 1);
    }

    /** The source with that id; empty where the edition has none. */
    public Optional<Source> source(String id) {
        return sources.stream().filter(source -> source.id().equals(id)).findFirst();
    }

    public Map<String, Source> sourcesById() {
        return sources.stream().collect(Collectors.toMap(Source::id, Function.identity()));
    }
}
