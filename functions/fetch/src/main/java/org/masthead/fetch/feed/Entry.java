package org.masthead.fetch.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a syndication feed.
 *
 * @param id as the feed writes it; unique within its source at best, so never a key by itself
 * @param link of the article page
 * @param title HTML
 * @param published when the feed says that it appeared
 * @param updated when the feed says that it changed last
 * @param summary HTML
 * @param content the whole article where the feed has it, HTML; addresses in it may be relative
 * @param authors those of the feed where the entry names none and the format says so
 * @param categories plain text, as the feed orders them
 * @param language of the entry or else of the feed around it, as written
 */
public record Entry(
        Optional<String> id,
        Optional<Link> link,
        Optional<String> title,
        Optional<Instant> published,
        Optional<Instant> updated,
        Optional<String> summary,
        Optional<String> content,
        List<Person> authors,
        List<String> categories,
        List<Enclosure> enclosures,
        Optional<String> language) {

    /** An entry with copies of what it was given. */
    public Entry {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        enclosures = List.copyOf(enclosures);
    }

    /** An entry of a format that knows an address and a title, and no more. */
    static Entry of(Link link, Optional<String> title) {
        return new Entry(
                Optional.empty(),
                Optional.of(link),
                title,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** When the feed says that it last changed. */
    public Optional<Instant> changed() {
        return updated.or(this::published);
    }
}
