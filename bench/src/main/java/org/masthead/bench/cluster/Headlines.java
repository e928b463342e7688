package org.masthead.bench.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.masthead.edition.LiveStory;
import org.masthead.extract.vector.Embedder;
import org.masthead.story.Card;
import org.masthead.story.PublisherAccess;

/** Headlines with their truth, as the UCI News Aggregator data set has them. */
record Headlines(List<Headline> rows) {

    /**
     * One line.
     *
     * @param event which of them it tells, as people found; empty where nobody has looked
     */
    record Headline(LiveStory story, String event) {

        String row() {
            return story.id();
        }

        Instant at() {
            return story.card().discovered();
        }
    }

    Headlines {
        rows = List.copyOf(rows);
    }

    /** Reads tab-separated lines: row, headline, publisher, category, event, epoch milliseconds. */
    static Headlines read(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return new Headlines(lines.map(line -> headline(line.split("\t", -1))).toList());
        }
    }

    private static Headline headline(String[] fields) {
        var at = Instant.ofEpochMilli(Long.parseLong(fields[5]));
        return headline(fields[0], fields[1], fields[2], fields[4], at);
    }

    /** A headline of no file, with its vector. */
    static Headline headline(String row, String text, String source, String event, Instant at) {
        var vector = Embedder.shared().of(text, Optional.of("en"));
        return new Headline(new LiveStory(card(row, text, source, at), Optional.of(vector)), event);
    }

    private static Card card(String id, String headline, String source, Instant at) {
        return new Card(
                id,
                "https://example.org/" + id,
                source,
                Optional.of("en"),
                Optional.empty(),
                List.of(),
                List.of(),
                headline,
                Optional.empty(),
                Optional.empty(),
                at,
                at,
                60,
                PublisherAccess.FREE,
                "");
    }
}
