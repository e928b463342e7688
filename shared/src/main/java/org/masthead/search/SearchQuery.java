package org.masthead.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody looks for. Everything in it has to hold.
 *
 * @param words each somewhere in a headline or summary, whatever its inflection
 * @param phrases each as it stands, word after word
 * @param excluded words that must not occur
 * @param sources ids, any of which; empty for all
 * @param sections slugs, any of which; empty for all
 * @param languages primary subtags, any of which; empty for all
 * @param from published at that moment or later
 * @param to published before that moment
 */
public record SearchQuery(
        List<String> words,
        List<String> phrases,
        List<String> excluded,
        Set<String> sources,
        Set<String> sections,
        Set<String> languages,
        Optional<Instant> from,
        Optional<Instant> to) {

    public SearchQuery {
        words = List.copyOf(words);
        phrases = List.copyOf(phrases);
        excluded = List.copyOf(excluded);
        sources = Set.copyOf(sources);
        sections = Set.copyOf(sections);
        languages = Set.copyOf(languages);
    }

    /** Words alone. */
    public static SearchQuery of(String... words) {
        return new SearchQuery(
                List.of(words),
                List.of(),
                List.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }
}
