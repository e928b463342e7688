package org.masthead.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.masthead.story.Slug;

/**
 * Reads what a member typed: {@code ferry "north pier" -delay source:courier section:world
 * language:en from:2026-11-20 to:2026-11-22}. Every filter may come as a parameter of its own as
 * well. Finds every fault at once.
 */
public final class QueryText {

    /** Characters of a query at most. */
    public static final int MAX_LENGTH = 200;

    /** Words, phrases and exclusions at most. */
    public static final int MAX_WORDS = 16;

    /** What can narrow a search; also the names of the parameters. */
    public static final Set<String> FILTERS = Set.of("source", "section", "language", "from", "to");

    /** A phrase with an optional minus, or whatever stands between two blanks. */
    private static final Pattern PART = Pattern.compile("-?\"([^\"]*)\"|\\S+");

    private static final Pattern QUOTES = Pattern.compile("[\u201c\u201d\u201e\u00ab\u00bb]");

    private final List<String> faults = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<String> phrases = new ArrayList<>();
    private final List<String> excluded = new ArrayList<>();
    private final Set<String> sources = new LinkedHashSet<>();
    private final Set<String> sections = new LinkedHashSet<>();
    private final Set<String> languages = new LinkedHashSet<>();
    private Optional<Instant> from = Optional.empty();
    private Optional<Instant> to = Optional.empty();

    private QueryText() {}

    /** What the text turned out to be. */
    public sealed interface Outcome {
        record Read(SearchQuery query) implements Outcome {}

        /**
         * No query.
         *
         * @param faults each a sentence without its full stop
         */
        record Faulty(List<String> faults) implements Outcome {}
    }

    /**
     * Reads a query.
     *
     * @param text as it was typed
     * @param filters by their names, see {@link #FILTERS}
     */
    public static Outcome read(String text, Map<String, String> filters) {
        var reader = new QueryText();
        if (text.length() > MAX_LENGTH) {
            reader.faults.add("q has more than %d characters".formatted(MAX_LENGTH));
        } else {
            reader.parts(QUOTES.matcher(text).replaceAll("\""));
        }
        filters.forEach(reader::filter);
        reader.check();
        return reader.faults.isEmpty()
                ? new Outcome.Read(reader.query())
                : new Outcome.Faulty(reader.faults);
    }

    private SearchQuery query() {
        return new SearchQuery(words, phrases, excluded, sources, sections, languages, from, to);
    }

    private void parts(String text) {
        if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
            faults.add("a quotation mark in q has no other; phrases stand \"between two\"");
            return;
        }
        var part = PART.matcher(text);
        while (part.find()) {
            var phrase = part.group(1);
            if (phrase == null) {
                word(part.group());
            } else if (isSaid(phrase)) {
                (part.group().startsWith("-") ? excluded : phrases).add(phrase);
            }
        }
    }

    private void word(String word) {
        int colon = word.indexOf(':');
        if (colon > 0 && FILTERS.contains(word.substring(0, colon))) {
            filter(word.substring(0, colon), word.substring(colon + 1));
        } else if (word.startsWith("-") && isSaid(word)) {
            excluded.add(word.substring(1));
        } else if (isSaid(word)) {
            words.add(word);
        }
    }

    private static boolean isSaid(String text) {
        return !Stemmers.words(text).isEmpty();
    }

    private void filter(String name, String value) {
        if (value.isBlank()) {
            faults.add("%s is empty".formatted(name));
            return;
        }
        switch (name) {
            case "source" -> sources.addAll(List.of(value.split(",", -1)));
            case "section" -> sections.add(Slug.of(value));
            case "language" -> languages.add(Stemmers.primary(value));
            case "from" -> from = moment(name, value);
            case "to" -> to = moment(name, value);
            default -> faults.add("nothing is called %s".formatted(name));
        }
    }

    /** A day begins at midnight UTC. */
    private Optional<Instant> moment(String name, String value) {
        try {
            return Optional.of(
                    value.contains("T")
                            ? Instant.parse(value)
                            : LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            faults.add(
                    "%s is neither a day (2026-11-22) nor a time (2026-11-22T18:00:00Z)"
                            .formatted(name));
            return Optional.empty();
        }
    }

    private void check() {
        if (faults.isEmpty() && words.isEmpty() && phrases.isEmpty()) {
            faults.add("q says no word to look for");
        }
        if (words.size() + phrases.size() + excluded.size() > MAX_WORDS) {
            faults.add("q has more than %d words and phrases".formatted(MAX_WORDS));
        }
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            faults.add("from is not before to");
        }
    }
}
