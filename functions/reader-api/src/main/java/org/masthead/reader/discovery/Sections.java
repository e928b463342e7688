package org.masthead.reader.discovery;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.masthead.edition.Edition;

/**
 * The sections of an edition.
 *
 * @param edition its version
 * @param sections those with most stories first
 */
record Sections(String edition, List<Section> sections) {

    /**
     * A section.
     *
     * @param id its slug, as in {@code /v1/sections/{id}}
     * @param name as the publisher of its newest story writes it
     * @param stories live ones
     */
    record Section(String id, String name, int stories) {}

    /**
     * What stands in each section.
     *
     * @param shown whether the caller sees the story at a place
     */
    static Sections of(Edition edition, IntPredicate shown) {
        int size = edition.sections().size();
        var stories = new int[size];
        var newest = new int[size];
        for (int story = edition.size() - 1; story >= 0; story--) {
            int section = edition.sectionOf(story);
            if (section >= 0 && shown.test(story)) {
                stories[section]++;
                newest[section] = story;
            }
        }
        var sections =
                IntStream.range(0, size)
                        .filter(i -> stories[i] > 0)
                        .mapToObj(i -> section(edition, i, newest[i], stories[i]))
                        .sorted(
                                Comparator.comparingInt(Section::stories)
                                        .reversed()
                                        .thenComparing(Section::id))
                        .toList();
        return new Sections(edition.version(), sections);
    }

    private static Section section(Edition edition, int number, int newest, int stories) {
        var id = edition.sections().get(number);
        return new Section(id, edition.card(newest).section().orElse(id).strip(), stories);
    }
}
