package org.masthead.fetch.feed;

import java.util.ArrayList;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.masthead.address.WebAddress;
import org.masthead.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** JSON Feed 1.1 (jsonfeed.org). Nulls and wrong types make an entry unusable, never the feed. */
final class JsonFeed {

    private JsonFeed() {}

    static FeedResult read(byte[] body, HttpUrl base) {
        JsonNode feed;
        try {
            feed = Json.tree(body);
        } catch (JacksonException e) {
            return new FeedResult.NotAFeed("is broken JSON: " + e.getOriginalMessage());
        }
        if (!feed.path("items").isArray()) {
            return new FeedResult.NotAFeed("is JSON without the items of a JSON Feed");
        }
        var entries = new ArrayList<Entry>();
        for (var item : feed.path("items")) {
            entry(item, base).ifPresent(entries::add);
        }
        return FeedReader.entries("JSON Feed", entries);
    }

    private static Optional<Entry> entry(JsonNode item, HttpUrl base) {
        return text(item, "url")
                .flatMap(url -> WebAddress.resolve(base, url))
                .map(url ->
                        new Entry(
                                url,
                                text(item, "date_modified")
                                        .or(() -> text(item, "date_published"))
                                        .flatMap(FeedTime::parse)));
    }

    private static Optional<String> text(JsonNode item, String name) {
        var value = item.path(name);
        return Optional.of(value.asString("")).filter(t -> value.isString() && !t.isBlank());
    }
}
