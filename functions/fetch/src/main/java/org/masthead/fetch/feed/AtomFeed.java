package org.masthead.fetch.feed;

import java.util.List;
import java.util.stream.Stream;

/** Atom 1.0 (RFC 4287) and 0.3, whose names differ. */
final class AtomFeed {

    private AtomFeed() {}

    static Feed read(Part feed) {
        return new Feed(
                Format.ATOM,
                AtomText.of(feed, "title"),
                AtomText.of(feed, "subtitle", "tagline", "info"),
                AtomLink.page(feed, "link"),
                feed.first("id").flatMap(Part::id),
                feed.language().or(() -> feed.text("dc:language")),
                AtomText.of(feed, "rights", "copyright", "dc:rights"),
                feed.time("published", "issued", "created"),
                feed.time("updated", "modified", "dc:date"),
                feed.all("entry").map(entry -> entry(entry, feed)).toList(),
                Modules.hints(feed, "link"));
    }

    private static Entry entry(Part entry, Part feed) {
        return new Entry(
                entry.first("id").flatMap(Part::id),
                AtomLink.page(entry, "link"),
                AtomText.of(entry, "title").or(() -> Modules.title(entry)),
                entry.time("published", "issued", "created", "dc:date"),
                entry.time("updated", "modified"),
                AtomText.of(entry, "summary").or(() -> Modules.summary(entry)),
                AtomText.of(entry, "content"),
                authors(entry, feed),
                categories(entry),
                Stream.concat(AtomLink.enclosures(entry, "link"), Modules.media(entry)).toList(),
                entry.language());
    }

    /** RFC 4287 §4.2.1: the entry's, or of the feed it is from, or of the feed it is in. */
    private static List<Person> authors(Part entry, Part feed) {
        return Stream.of(Stream.of(entry), entry.all("source"), Stream.of(feed))
                .map(parts -> parts.flatMap(AtomFeed::authors).toList())
                .filter(people -> !people.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static Stream<Person> authors(Part part) {
        return Stream.concat(
                part.all("author").flatMap(author -> AtomLink.person(author, "").stream()),
                Modules.creators(part));
    }

    private static List<String> categories(Part entry) {
        return Stream.concat(
                        entry.all("category").flatMap(category -> AtomLink.label(category)),
                        entry.texts("dc:subject"))
                .toList();
    }
}
