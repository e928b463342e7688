package org.masthead.fetch.feed;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * RSS 0.91 to 2.0 (RSS Advisory Board, "RSS 2.0 Specification"), and 0.90 and 1.0, which are RDF.
 */
final class RssFeed {

    private RssFeed() {}

    static Feed read(Part root) {
        var channel = root.first("channel").orElse(root);
        return new Feed(
                Format.RSS,
                title(channel),
                channel.html("description", "tagline", "abstract")
                        .or(() -> AtomText.of(channel, "atom:subtitle"))
                        .or(() -> Modules.summary(channel)),
                page(channel),
                channel.text("atom:id", "dc:identifier").or(() -> channel.attribute("rdf:about")),
                language(channel),
                channel.html("copyright", "dc:rights", "atom:rights", "media:copyright"),
                channel.time("pubdate", "atom:published", "dcterms:issued", "dcterms:created"),
                channel.time(
                        "lastbuilddate", "atom:updated", "dcterms:modified", "dc:date", "updated"),
                items(root).map(item -> entry(item, channel)).toList(),
                Modules.hints(channel, channel.has("atom:link") ? "atom:link" : "link"));
    }

    /**
     * Below the channel in RSS 0.91 to 2.0, beside it in RDF, and in a list of items in RSS 1.1.
     */
    private static Stream<Part> items(Part root) {
        return Stream.concat(root.all("channel"), Stream.of(root))
                .flatMap(part ->
                        Stream.concat(
                                part.all("item"),
                                part.all("items").flatMap(list -> list.all("item"))));
    }

    private static Entry entry(Part item, Part channel) {
        return new Entry(
                item.text("guid", "atom:id", "dc:identifier").or(() -> item.attribute("rdf:about")),
                page(item).or(() -> permalink(item)).or(() -> item.link("rdf:about")),
                title(item),
                item.time(
                        "pubdate",
                        "atom:published",
                        "dcterms:issued",
                        "dcterms:created",
                        "dc:date",
                        "published"),
                item.time("atom:updated", "dcterms:modified", "updated"),
                item.html("description", "abstract")
                        .or(() -> AtomText.of(item, "atom:summary"))
                        .or(() -> Modules.summary(item))
                        .or(() -> item.html("summary")),
                content(item),
                authors(item),
                categories(item),
                enclosures(item),
                language(item).or(() -> language(channel)));
    }

    private static Optional<String> title(Part part) {
        return part.html("title")
                .or(() -> AtomText.of(part, "atom:title"))
                .or(() -> Modules.title(part));
    }

    /** The last link where there are several: the first ones are of older standards. */
    private static Optional<Link> page(Part part) {
        return part.all("link")
                .filter(link -> link.attribute("rel").orElse("alternate").equals("alternate"))
                .flatMap(link -> link.link().or(() -> link.link("href")).stream())
                .reduce((earlier, later) -> later)
                .or(() -> AtomLink.page(part, "atom:link"))
                .or(() -> part.link("href"));
    }

    /** A guid is the entry's address, absolute, unless it says that it is not. */
    private static Optional<Link> permalink(Part item) {
        return item.first("guid")
                .filter(guid -> !guid.attribute("isPermaLink").orElse("").equalsIgnoreCase("false"))
                .filter(guid -> guid.text().filter(text -> text.startsWith("http")).isPresent())
                .flatMap(Part::link);
    }

    private static Optional<String> content(Part item) {
        return item.html("content:encoded")
                .or(() -> AtomText.of(item, "atom:content"))
                .or(() ->
                        item.html(
                                "yandex:full-text", "xhtml:body", "xhtml:div", "body", "fullitem"));
    }

    private static List<Person> authors(Part item) {
        return Stream.of(
                        item.texts("author").map(Person::of),
                        Modules.creators(item),
                        item.all("atom:author")
                                .flatMap(author -> AtomLink.person(author, "atom:").stream()))
                .map(Stream::toList)
                .filter(people -> !people.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> categories(Part item) {
        return Stream.of(
                        item.texts("category"),
                        item.texts("itunes:keywords")
                                .flatMap(words -> Stream.of(words.split(",", -1)))
                                .map(String::strip)
                                .filter(word -> !word.isEmpty()),
                        item.texts("dc:subject"),
                        item.all("atom:category").flatMap(AtomLink::label))
                .flatMap(words -> words)
                .toList();
    }

    private static List<Enclosure> enclosures(Part item) {
        var own =
                item.all("enclosure")
                        .flatMap(file ->
                                file.link("url").or(() -> file.link("rdf:resource")).stream()
                                        .map(link -> Modules.enclosure(file, link, "length")));
        return Stream.of(own, AtomLink.enclosures(item, "atom:link"), Modules.media(item))
                .flatMap(files -> files)
                .toList();
    }

    private static Optional<String> language(Part part) {
        return part.text("language", "dc:language").or(part::language);
    }
}
