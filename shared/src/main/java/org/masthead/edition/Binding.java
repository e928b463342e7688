package org.masthead.edition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.masthead.source.Source;
import org.masthead.story.Card;
import org.masthead.story.Tombstone;

/** Makes an edition out of contents. What has not changed since an earlier one is taken over. */
final class Binding {

    private static final Comparator<LiveStory> NEWEST_FIRST =
            Comparator.comparingLong(
                            (LiveStory story) -> story.card().discovered().getEpochSecond())
                    .reversed()
                    .thenComparing(LiveStory::id);
    private static final Comparator<Tombstone> LATEST_FIRST =
            Comparator.comparing(Tombstone::at).reversed().thenComparing(Tombstone::id);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    /** Eight bytes: 64 bits, in the version as 16 digits. */
    private static final int DIGEST = 8;

    private final MessageDigest sha256 = sha256();
    private final Contents contents;
    private final List<Card> cards;
    private final StoryIds ids;
    private final Texts sourceIds;
    private final CardColumns columns;
    private final Optional<Columns> earlier;

    private Binding(Contents contents, Optional<Columns> earlier) {
        this.contents = contents;
        this.cards = contents.live().cards();
        this.ids = StoryIds.of(cards.stream().map(Card::id).toList());
        this.sourceIds = Texts.of(contents.sources().stream().map(Source::id).toList());
        this.columns = CardColumns.of(cards, sourceIds);
        this.earlier = earlier;
    }

    static Columns bind(Instant now, Contents contents, Optional<Columns> earlier) {
        // A dictionary serves a day; the next day has other news.
        var sameDay = earlier.filter(it -> day(it.boundAt()) == day(now));
        return new Binding(ordered(contents), sameDay).columns(now);
    }

    private static long day(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 86_400L);
    }

    private static Contents ordered(Contents contents) {
        return new Contents(
                contents.sources().stream().sorted(Comparator.comparing(Source::id)).toList(),
                new LiveStories(
                        contents.live().stories().stream().sorted(NEWEST_FIRST).toList(),
                        contents.live().tombstones().stream().sorted(LATEST_FIRST).toList()),
                contents.tellings(),
                contents.popularity(),
                contents.picks(),
                contents.model(),
                contents.readership());
    }

    private Columns columns(Instant now) {
        var texts =
                IntStream.range(0, cards.size())
                        .mapToObj(story -> PackedCard.pack(cards.get(story), columns, story))
                        .toList();
        var prints = prints(texts);
        var sources = JsonShelf.of(Source.class, contents.sources());
        var tombstones = JsonShelf.of(Tombstone.class, contents.live().tombstones());
        var picks = JsonShelf.of(Pick.class, contents.picks());
        var vectors =
                StoryVectors.of(contents.live().stories().stream().map(LiveStory::vector).toList());
        var clusters = Clusters.of(ids, contents.tellings());
        sha256.update(ids.bytes().buffer());
        sha256.update(sources.bytes().buffer());
        sha256.update(tombstones.bytes().buffer());
        sha256.update(picks.bytes().buffer());
        sha256.update(vectors.bytes().buffer());
        Arrays.stream(prints).forEach(this::digest);
        Arrays.stream(clusters.stories()).forEach(this::digest);
        Arrays.stream(clusters.from()).forEach(this::digest);
        Arrays.stream(clusters.copy().toLongArray()).forEach(this::digest);
        clusters.ids().forEach(id -> sha256.update(id.getBytes(UTF_8)));
        sha256.update(contents.model().orElse("").getBytes(UTF_8));
        // What two readerships read may be the same: their editions are two all the same.
        contents.readership()
                .language()
                .ifPresent(it -> sha256.update(it.toLanguageTag().getBytes(UTF_8)));
        var digest = HexFormat.of().formatHex(sha256.digest(), 0, DIGEST);
        return new Columns(
                TIME.format(now) + "-" + digest,
                now,
                contents.readership(),
                sources,
                sourceIds,
                ids,
                columns,
                shelf(texts, prints),
                prints,
                filled(cards.size(), now),
                tombstones,
                filled(tombstones.size(), now),
                vectors,
                clusters,
                popularity(),
                picks,
                contents.model(),
                WordIndex.of(cards));
    }

    private static long[] filled(int size, Instant now) {
        var times = new long[size];
        Arrays.fill(times, now.toEpochMilli());
        return times;
    }

    private void digest(long number) {
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    }

    private long[] prints(List<byte[]> texts) {
        var sha256 = sha256();
        var prints = new long[texts.size()];
        for (int story = 0; story < prints.length; story++) {
            var card = cards.get(story);
            sha256.update(texts.get(story));
            sha256.update(
                    "%s\n%s\n%s\n%s\n%s"
                            .formatted(
                                    card.sourceId(),
                                    card.language(),
                                    card.topics(),
                                    card.published(),
                                    card.discovered())
                            .getBytes(UTF_8));
            prints[story] = ByteBuffer.wrap(sha256.digest()).getLong();
        }
        return prints;
    }

    private CardShelf shelf(List<byte[]> texts, long[] prints) {
        var dictionary =
                earlier.map(it -> it.cards().dictionary())
                        .filter(it -> it.length() == CardShelf.DICTIONARY);
        try (var packer =
                new CardShelf.Packer(
                        dictionary.orElseGet(() -> CardShelf.dictionary(texts)), texts.size())) {
            for (int story = 0; story < prints.length; story++) {
                var known =
                        dictionary.isPresent()
                                ? unchanged(ids.id(story), prints[story], earlier)
                                : -1;
                if (known >= 0) {
                    packer.add(
                            earlier.orElseThrow().cards().packed(known), texts.get(story).length);
                } else {
                    packer.add(texts.get(story));
                }
            }
            return packer.shelf();
        }
    }

    private float[] popularity() {
        var column = new float[cards.size() * Popularity.WIDTH];
        contents.popularity()
                .forEach((id, counts) ->
                        ids.find(id)
                                .ifPresent(story ->
                                        System.arraycopy(
                                                counts.row(),
                                                0,
                                                column,
                                                story * Popularity.WIDTH,
                                                Popularity.WIDTH)));
        return column;
    }

    /** Where an edition has the very same card; -1 where it has not. */
    private static int unchanged(String id, long print, Optional<Columns> edition) {
        return edition.map(it ->
                        it.ids().find(id).stream()
                                .filter(story -> it.prints()[story] == print)
                                .findFirst()
                                .orElse(-1))
                .orElse(-1);
    }

    /** The same edition, where what has not changed since an earlier one keeps its time. */
    static Columns after(Columns edition, Columns earlier) {
        var since = edition.since().clone();
        for (int story = 0; story < since.length; story++) {
            int before =
                    unchanged(
                            edition.ids().id(story), edition.prints()[story], Optional.of(earlier));
            since[story] = before < 0 ? since[story] : earlier.since()[before];
        }
        var gone = edition.goneSince().clone();
        var before = new HashMap<Tombstone, Long>();
        for (int i = 0; i < earlier.tombstones().size(); i++) {
            before.put(earlier.tombstones().get(i), earlier.goneSince()[i]);
        }
        for (int i = 0; i < gone.length; i++) {
            gone[i] = before.getOrDefault(edition.tombstones().get(i), gone[i]);
        }
        return edition.changed(since, gone);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
