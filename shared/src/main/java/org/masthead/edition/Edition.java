package org.masthead.edition;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.masthead.json.Json;
import org.masthead.page.Digest;
import org.masthead.source.Source;
import org.masthead.story.Card;
import org.masthead.story.Tombstone;

/**
 * All live stories at one moment. Immutable; two editions of the same cards and sources have the
 * same digest.
 *
 * @param format of the JSON; a reader refuses a format it does not know
 * @param version unique and growing with time
 * @param cards newest discovered first
 * @param tombstones newest first
 * @param since when each card and tombstone came into an edition as it is now, by story id
 */
public record Edition(
        int format,
        String version,
        Instant boundAt,
        List<Source> sources,
        List<Card> cards,
        List<Tombstone> tombstones,
        Map<String, Instant> since) {

    /** The format this code writes and reads. */
    public static final int FORMAT = 2;

    /** A story stays live for 72 hours from its discovery. */
    public static final Duration LIVE = Duration.ofDays(3);

    private static final Comparator<Card> NEWEST_FIRST =
            Comparator.comparing(Card::discovered).reversed().thenComparing(Card::id);
    private static final Comparator<Tombstone> LATEST_FIRST =
            Comparator.comparing(Tombstone::at).reversed().thenComparing(Tombstone::id);
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
        tombstones = List.copyOf(tombstones);
        since = Map.copyOf(since);
    }

    /** Binds stories and sources, in whatever order they come. */
    public static Edition bind(Instant now, List<Source> sources, LiveStories live) {
        var cards = live.cards().stream().sorted(NEWEST_FIRST).toList();
        var tombstones = live.tombstones().stream().sorted(LATEST_FIRST).toList();
        var titles = sources.stream().sorted(Comparator.comparing(Source::id)).toList();
        var digest = Digest.sha256(Json.write(List.of(titles, cards, tombstones)));
        var version = TIME.format(now) + "-" + digest.substring(0, DIGEST_DIGITS);
        var since = new HashMap<String, Instant>();
        cards.forEach(card -> since.put(card.id(), now));
        tombstones.forEach(tombstone -> since.put(tombstone.id(), now));
        return new Edition(FORMAT, version, now, titles, cards, tombstones, since);
    }

    /** The same edition, where what has not changed since an earlier one keeps its time. */
    public Edition after(Edition earlier) {
        var unchanged = new HashSet<Object>(earlier.cards);
        unchanged.addAll(earlier.tombstones);
        var times = new HashMap<>(since);
        cards.stream()
                .filter(unchanged::contains)
                .forEach(card -> times.replace(card.id(), earlier.since(card.id())));
        tombstones.stream()
                .filter(unchanged::contains)
                .forEach(stone -> times.replace(stone.id(), earlier.since(stone.id())));
        return new Edition(format, version, boundAt, sources, cards, tombstones, times);
    }

    /** When a card or tombstone came into an edition as it is now. */
    public Instant since(String storyId) {
        return since.getOrDefault(storyId, boundAt);
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
