package org.masthead.fetch.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.masthead.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * JSON Feed 1.0 and 1.1 (jsonfeed.org). Nulls and wrong types count as absent, wherever they are.
 */
final class JsonFeed {

    private final HttpUrl base;

    private JsonFeed(HttpUrl base) {
        this.base = base;
    }

    static FeedResult read(String text, HttpUrl base) {
        JsonNode feed;
        try {
            feed = Json.tree(text.getBytes(UTF_8));
        } catch (JacksonException e) {
            return new FeedResult.NotAFeed("is broken JSON: " + e.getOriginalMessage());
        }
        return feed.path("items").isArray()
                ? new JsonFeed(base).feed(feed)
                : new FeedResult.NotAFeed("is JSON without the items of a JSON Feed");
    }

    private Feed feed(JsonNode feed) {
        var self = link(feed, "feed_url");
        return new Feed(
                Format.JSON_FEED,
                html(feed, "title"),
                html(feed, "description"),
                link(feed, "home_page_url"),
                text(feed, "feed_url"),
                text(feed, "language"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                parts(feed, "items").map(item -> entry(item, feed)).toList(),
                Hints.of(
                        parts(feed, "hubs").flatMap(hub -> link(hub, "url").stream()).toList(),
                        self));
    }

    private Entry entry(JsonNode item, JsonNode feed) {
        var authors = authors(item);
        return new Entry(
                text(item, "id"),
                link(item, "url").or(() -> link(item, "external_url")),
                html(item, "title"),
                text(item, "date_published").flatMap(FeedTime::parse),
                text(item, "date_modified").flatMap(FeedTime::parse),
                html(item, "summary"),
                text(item, "content_html").or(() -> html(item, "content_text")),
                authors.isEmpty() ? authors(feed) : authors,
                parts(item, "tags").flatMap(tag -> text(tag).stream()).toList(),
                enclosures(item),
                text(item, "language").or(() -> text(feed, "language")));
    }

    /** A list in 1.1, one of them in 1.0. */
    private List<Person> authors(JsonNode part) {
        return Stream.concat(parts(part, "authors"), Stream.of(part.path("author")))
                .flatMap(author ->
                        Person.of(text(author, "name"), Optional.empty(), link(author, "url"))
                                .stream())
                .distinct()
                .toList();
    }

    private List<Enclosure> enclosures(JsonNode item) {
        var files =
                parts(item, "attachments")
                        .flatMap(file ->
                                link(file, "url").stream()
                                        .map(link ->
                                                new Enclosure(
                                                        link,
                                                        text(file, "mime_type"),
                                                        text(file, "size_in_bytes")
                                                                .flatMap(Modules::number))));
        var picture =
                link(item, "image").or(() -> link(item, "banner_image")).stream()
                        .map(link -> new Enclosure(link, Optional.of("image/*"), Optional.empty()));
        return Stream.concat(files, picture).toList();
    }

    private Optional<Link> link(JsonNode part, String name) {
        return Optional.of(part.path(name))
                .filter(JsonNode::isString)
                .flatMap(address -> Link.of(base, address.asString()));
    }

    private static Optional<String> html(JsonNode part, String name) {
        return text(part, name).map(Html::of);
    }

    private static Optional<String> text(JsonNode part, String name) {
        return text(part.path(name));
    }

    /** A number where a text belongs is what version 1 asks readers to take (jsonfeed.org "id"). */
    private static Optional<String> text(JsonNode value) {
        return value.isString() || value.isNumber()
                ? Optional.of(value.asString().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private static Stream<JsonNode> parts(JsonNode part, String name) {
        var list = part.path(name);
        return list.isArray() ? list.values().stream() : Stream.empty();
    }
}
