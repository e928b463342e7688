package org.masthead.source.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.masthead.source.Source;

/**
 * The titles of a file, and what is wrong with the others.
 *
 * @param listings titles that may be carried, in the order of the file; no two have an id or a feed
 *     in common
 * @param problems by line; empty where every title may be carried
 */
public record Catalogue(List<Listing> listings, List<Problem> problems) {

    private static final String SHIPPED = "titles.jsonl";

    /** Orders the problems by line. */
    public Catalogue {
        listings = List.copyOf(listings);
        problems = problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }

    /**
     * Reads JSON Lines (<a href="https://jsonlines.org">jsonlines.org</a>), a title each: the
     * properties of {@link Source}, and {@code seen}, where its feeds are publicly documented.
     * Required are id, name, homePage, feeds, language, country, and licence.
     */
    public static Catalogue read(List<String> lines, Hosts hosts) {
        return JsonLines.read(lines, hosts);
    }

    /**
     * Reads a file that somebody sent: OPML where it starts with a tag, else JSON Lines in UTF-8.
     *
     * @param defaults what an OPML list does not say
     */
    public static Catalogue read(byte[] file, Opml.Defaults defaults, Hosts hosts) {
        return isMarkup(file)
                ? Opml.read(file, defaults, hosts)
                : read(new String(file, StandardCharsets.UTF_8).lines().toList(), hosts);
    }

    private static boolean isMarkup(byte[] file) {
        for (var b : file) {
            // Past white space, a byte order mark, and the zeros of UTF-16.
            if (b > ' ') {
                return b == '<';
            }
        }
        return false;
    }

    /** The titles that Masthead ships with; each says where its feeds are publicly documented. */
    public static Catalogue shipped() {
        try (var file = Objects.requireNonNull(Catalogue.class.getResourceAsStream(SHIPPED))) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return read(text.lines().toList(), Hosts.PUBLIC);
        } catch (IOException e) {
            throw new UncheckedIOException("reading our own class path", e);
        }
    }

    /** The titles, without their lines. */
    public List<Source> sources() {
        return listings.stream().map(Listing::source).toList();
    }

    /** Checks drafts, each by itself and each against those before it. */
    static Catalogue of(List<Draft> drafts, List<Problem> found, Hosts hosts) {
        var shelf = new Shelf(new ArrayList<>(), new HashMap<>(), new HashMap<>());
        var problems = new ArrayList<>(found);
        for (var draft : drafts) {
            var faults = faults(draft, shelf, hosts);
            if (faults.isEmpty()) {
                shelf.add(draft);
            }
            faults.forEach(fault -> problems.add(new Problem(draft.line(), fault)));
        }
        return new Catalogue(shelf.listings, problems);
    }

    private static List<String> faults(Draft draft, Shelf shelf, Hosts hosts) {
        return Stream.concat(
                        TitleCheck.problems(draft, hosts).stream(), shelf.clashes(draft).stream())
                .toList();
    }

    /** The titles that were found good so far. */
    private record Shelf(
            List<Listing> listings, Map<String, Integer> lines, Map<String, String> feeds) {

        void add(Draft draft) {
            var source = TitleCheck.source(draft);
            listings.add(new Listing(draft.line(), source, draft.identity(), draft.text("seen")));
            lines.put(source.id(), draft.line());
            source.feeds().forEach(feed -> feeds.put(AddressForm.key(feed), source.id()));
        }

        List<String> clashes(Draft draft) {
            var id = draft.text("id").orElse("");
            if (lines.containsKey(id)) {
                return List.of("id '%s' is already on line %d".formatted(id, lines.get(id)));
            }
            return draft.feeds().stream()
                    .filter(feed -> feeds.containsKey(AddressForm.key(feed)))
                    .map(this::clash)
                    .toList();
        }

        private String clash(String feed) {
            var owner = Objects.requireNonNull(feeds.get(AddressForm.key(feed)));
            return "feed '%s' is already that of %s on line %d"
                    .formatted(feed, owner, lines.get(owner));
        }
    }
}
