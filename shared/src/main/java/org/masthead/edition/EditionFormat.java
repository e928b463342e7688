package org.masthead.edition;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.masthead.json.Json;
import org.masthead.page.Gzip;
import org.masthead.source.Source;
import org.masthead.story.Card;
import org.masthead.story.Tombstone;
import org.masthead.vector.StoryVector;

/** An edition as bytes. */
public final class EditionFormat {

    /** The format this code writes and reads. */
    public static final int FORMAT = 3;

    private EditionFormat() {}

    private record Stored(
            int format,
            String version,
            Instant boundAt,
            List<Source> sources,
            List<Card> cards,
            Map<String, byte[]> vectors,
            List<Tombstone> tombstones,
            Map<String, Instant> since,
            List<Telling> tellings,
            Map<String, float[]> popularity,
            List<Pick> picks,
            Optional<String> model) {}

    /** Writes an edition. */
    public static byte[] write(Edition edition) {
        var contents = edition.contents();
        var vectors = new HashMap<String, byte[]>();
        contents.live()
                .stories()
                .forEach(story ->
                        story.vector().ifPresent(it -> vectors.put(story.id(), it.toBytes())));
        var since = new HashMap<String, Instant>();
        IntStream.range(0, edition.size())
                .mapToObj(edition::id)
                .forEach(id -> since.put(id, edition.since(id)));
        edition.tombstones().forEach(it -> since.put(it.id(), edition.since(it.id())));
        var popularity = new HashMap<String, float[]>();
        contents.popularity().forEach((id, counts) -> popularity.put(id, counts.row()));
        return Gzip.zip(
                Json.writeBytes(
                        new Stored(
                                FORMAT,
                                edition.version(),
                                edition.boundAt(),
                                edition.sources(),
                                edition.cards(),
                                vectors,
                                edition.tombstones(),
                                since,
                                contents.tellings(),
                                popularity,
                                edition.picks(),
                                edition.model())));
    }

    /** Reads an edition. */
    public static Edition read(byte[] bytes) {
        var stored = Json.read(Gzip.unzip(bytes), Stored.class);
        if (stored.format != FORMAT) {
            throw new IllegalArgumentException(
                    "edition %s has format %d; this reader knows %d"
                            .formatted(stored.version, stored.format, FORMAT));
        }
        var stories =
                stored.cards.stream()
                        .map(card ->
                                new LiveStory(
                                        card,
                                        Optional.ofNullable(stored.vectors.get(card.id()))
                                                .map(StoryVector::of)))
                        .toList();
        var popularity = new HashMap<String, Popularity>();
        stored.popularity.forEach((id, row) -> popularity.put(id, new Popularity(row, 0)));
        return new Edition(
                stored.version,
                stored.boundAt,
                new Contents(
                        stored.sources,
                        new LiveStories(stories, stored.tombstones),
                        stored.tellings,
                        popularity,
                        stored.picks,
                        stored.model),
                stored.since);
    }
}
