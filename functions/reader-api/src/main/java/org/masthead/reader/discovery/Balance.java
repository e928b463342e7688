package org.masthead.reader.discovery;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.masthead.edition.Edition;
import org.masthead.source.Source;

/**
 * Who tells an event, and from where: counts, and no judgement.
 *
 * @param titles that tell it
 * @param stories all tellings
 * @param copies those of them that repeat another nearly word for word
 * @param countries of the titles, by ISO 3166-1 alpha-2; {@code ZZ} where unknown
 * @param languages of the tellings, by primary BCP 47 subtag; {@code und} where unknown
 */
record Balance(int titles, int stories, int copies, List<Share> countries, List<Share> languages) {

    /**
     * One part of those who tell it.
     *
     * @param titles how many are of it
     */
    record Share(String of, int titles) {}

    static Balance of(Edition edition, int[] tellings, Set<Integer> copies) {
        return new Balance(
                titles(edition, tellings).size(),
                tellings.length,
                (int) Arrays.stream(tellings).filter(copies::contains).count(),
                shares(edition, tellings, story -> country(edition, story)),
                shares(edition, tellings, story -> language(edition, story)));
    }

    private static Set<Integer> titles(Edition edition, int[] tellings) {
        return Arrays.stream(tellings).map(edition::sourceOf).boxed().collect(Collectors.toSet());
    }

    private static String country(Edition edition, int story) {
        return source(edition, story).map(Source::country).orElse(Source.UNKNOWN_COUNTRY);
    }

    private static String language(Edition edition, int story) {
        int number = edition.languageOf(story);
        var tag =
                number >= 0
                        ? edition.languages().get(number)
                        : source(edition, story)
                                .map(Source::language)
                                .orElse(Source.UNKNOWN_LANGUAGE);
        return tag.split("-", 2)[0];
    }

    private static Optional<Source> source(Edition edition, int story) {
        int source = edition.sourceOf(story);
        return source < 0 ? Optional.empty() : Optional.of(edition.sources().get(source));
    }

    private static List<Share> shares(
            Edition edition, int[] tellings, Function<Integer, String> part) {
        Map<String, Set<Integer>> titles = new TreeMap<>();
        for (int story : tellings) {
            titles.computeIfAbsent(part.apply(story), _ -> new HashSet<>())
                    .add(edition.sourceOf(story));
        }
        return titles.entrySet().stream()
                .map(entry -> new Share(entry.getKey(), entry.getValue().size()))
                .sorted(Comparator.comparingInt(Share::titles).reversed())
                .toList();
    }
}
