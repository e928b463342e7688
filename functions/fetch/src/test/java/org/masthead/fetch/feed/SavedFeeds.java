package org.masthead.fetch.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.masthead.fetch.feed.FeedResult.NotAFeed;
import org.masthead.json.Json;
import tools.jackson.core.JacksonException;

/**
 * {@code mvn -q -Pfeeds -Ddata=DIR -Dout=FILE}: what saved feeds say, one JSON line each, for the
 * referee.
 */
public final class SavedFeeds {

    /** A file has no address; what is relative to nothing is written as the file has it. */
    private static final HttpUrl NOWHERE = HttpUrl.get("http://saved-feed.invalid/");

    private SavedFeeds() {}

    /** Arguments: the folder of feeds, the file to write. */
    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        var lines = new ArrayList<String>();
        for (var file : in(folder)) {
            lines.add(Json.write(line(folder.relativize(file).toString(), read(file))));
        }
        Files.write(Path.of(args[1]), lines, UTF_8);
        System.out.printf("%d feeds → %s%n", lines.size(), args[1]);
    }

    static FeedResult read(Path file) throws IOException {
        return FeedReader.read(Files.readAllBytes(file), NOWHERE, Optional.empty());
    }

    /** In the order of their names. */
    static List<Path> in(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(SavedFeeds::isToBeRead)
                    .sorted()
                    .toList();
        }
    }

    /** JSON beside XML of the same name, or called so, is what the XML should be read as. */
    private static boolean isToBeRead(Path file) {
        var name = file.toString();
        if (!name.endsWith(".json")) {
            return name.endsWith(".xml");
        }
        return !name.endsWith("_expected.json")
                && !Files.exists(Path.of(name.replaceAll("json$", "xml")))
                && isJsonFeed(file);
    }

    private static boolean isJsonFeed(Path file) {
        try {
            var json = Json.tree(Files.readAllBytes(file));
            return json.path("version").isString() && json.path("items").isArray();
        } catch (IOException | JacksonException e) {
            return false;
        }
    }

    private static Map<String, Object> line(String path, FeedResult result) {
        var line = new LinkedHashMap<String, Object>();
        line.put("path", path);
        line.put("ok", !(result instanceof NotAFeed));
        switch (result) {
            case NotAFeed(var reason) -> line.put("err", reason);
            case Feed feed -> put(feed, line);
            case SitemapIndex index -> line.put("type", "sitemap index");
        }
        return line;
    }

    private static void put(Feed feed, Map<String, Object> line) {
        line.put("type", feed.format().words());
        line.put("title", feed.title());
        line.put("description", feed.description());
        line.put("link", feed.link().map(SavedFeeds::written));
        line.put("id", feed.id());
        line.put("language", feed.language());
        line.put("copyright", feed.copyright());
        line.put("published", feed.published());
        line.put("updated", feed.updated());
        line.put("items", feed.entries().stream().map(SavedFeeds::item).toList());
    }

    private static Map<String, Object> item(Entry entry) {
        var item = new LinkedHashMap<String, Object>();
        item.put("id", entry.id());
        item.put("title", entry.title());
        item.put("link", entry.link().map(SavedFeeds::written));
        item.put("published", entry.published());
        item.put("updated", entry.updated());
        item.put("summary", entry.summary());
        item.put("content", entry.content());
        item.put("author", entry.authors().stream().findFirst().map(SavedFeeds::words));
        item.put("categories", entry.categories());
        item.put("enclosures", entry.enclosures().stream().map(SavedFeeds::enclosure).toList());
        return item;
    }

    private static Map<String, Object> enclosure(Enclosure enclosure) {
        return Map.of(
                "url", written(enclosure.link()),
                "type", enclosure.type(),
                "length", enclosure.length());
    }

    private static String words(Person person) {
        var email = person.email().map(address -> "(" + address + ")");
        return person.name().isEmpty()
                ? person.email().orElse("")
                : person.name().get() + email.map(words -> " " + words).orElse("");
    }

    private static String written(Link link) {
        return link.written().replaceFirst("^" + NOWHERE, "");
    }
}
