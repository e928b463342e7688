package org.masthead.fetch.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.fetch.feed.FeedResult.NotAFeed;
import org.masthead.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * Feeds of another project's tests, beside the repository; -Dmasthead.saved-feeds=DIR names another
 * place.
 */
class SavedFeedsTest {

    /** Of the fields below; what there was on 2026-11-22, when 100 % of them were as expected. */
    private static final int FIELDS = 200;

    private final Path folder = folder();

    private static Path folder() {
        var named = System.getProperty("masthead.saved-feeds", "");
        return named.isEmpty()
                ? Path.of("../../../shared/data/feeds/gofeed").toAbsolutePath().normalize()
                : Path.of(named);
    }

    @BeforeEach
    void are_there() {
        assumeTrue(Files.isDirectory(folder), () -> "Skipped: no saved feeds at " + folder);
    }

    @Test
    void are_all_read_and_the_two_that_are_none_refused() throws IOException {
        var files = SavedFeeds.in(folder);
        var refused = new ArrayList<String>();
        for (var file : files) {
            if (SavedFeeds.read(file) instanceof NotAFeed) {
                refused.add(file.getFileName().toString());
            }
        }
        assertThat(files).hasSizeGreaterThan(545);
        assertThat(refused).containsExactly("empty_feed.xml", "unknown_feed.xml");
    }

    @Test
    void say_what_they_should() throws IOException {
        var wrong = new ArrayList<String>();
        int fields = 0;
        for (var file : SavedFeeds.in(folder)) {
            var expected = Path.of(file.toString().replaceAll("\\.(xml|json)$", ".json"));
            if (file.equals(expected)) {
                expected = Path.of(file.toString().replaceAll("json$", "") + "_expected.json");
            }
            if (Files.exists(expected) && SavedFeeds.read(file) instanceof Feed feed) {
                for (var field : fields(Json.tree(Files.readAllBytes(expected)), feed)) {
                    fields++;
                    if (!field.expected.equals(field.read)) {
                        wrong.add(file.getFileName() + ": " + field);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(fields).isGreaterThan(FIELDS);
    }

    /** A text as expected and as read, or "" where it is absent. */
    private record Field(String name, String expected, String read) {}

    private static List<Field> fields(JsonNode expected, Feed feed) {
        var fields = new ArrayList<Field>();
        fields.add(field(feed.title(), expected, "title"));
        fields.add(field(feed.description(), expected, "description", "subtitle"));
        fields.add(field(feed.link().map(Link::written), expected, "link"));
        fields.add(field(feed.language(), expected, "language"));
        fields.add(field(feed.copyright(), expected, "copyright", "rights"));
        for (int i = 0; i < feed.entries().size(); i++) {
            var items = expected.path(expected.has("entries") ? "entries" : "items");
            fields.addAll(fields(items.path(i), feed.entries().get(i)));
        }
        // What another reader leaves out is no fault of this one.
        return fields.stream().filter(field -> !field.expected.isEmpty()).toList();
    }

    private static List<Field> fields(JsonNode expected, Entry entry) {
        return List.of(
                field(entry.title(), expected, "title"),
                field(entry.id(), expected, "guid", "id"),
                field(entry.link().map(Link::written), expected, "link"),
                field(entry.summary(), expected, "description", "summary"),
                field(entry.content(), expected, "content"));
    }

    private static Field field(Optional<String> read, JsonNode expected, String... anyOf) {
        var text =
                Stream.of(anyOf)
                        .map(expected::path)
                        .map(value -> value.isObject() ? value.path("value") : value)
                        .map(value -> value.asString(""))
                        .filter(value -> !value.isEmpty())
                        .findFirst();
        return new Field(anyOf[0], plain(text.orElse("")), plain(read.orElse("")));
    }

    /** How often an ampersand is escaped and what white space there is are not asked here. */
    private static String plain(String text) {
        var unescaped = Parser.unescapeEntities(Parser.unescapeEntities(text, false), false);
        return unescaped.replaceAll("</?div[^>]*>", "").replaceAll("\\s+", " ").strip();
    }
}
