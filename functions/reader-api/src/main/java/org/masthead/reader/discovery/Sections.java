package org.masthead.reader.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    static Sections of(Edition edition) {
        int size = edition.sections().size();
        var stories = new int[size];
        var newest = new int[size];
        for (int story = edition.size() - 1; story >= 0; story--) {
            int section = edition.sectionOf(story);
            if (section >= 0) {
                stories[section]++;
                newest[section] = story;
            }
        }
        var sections = new ArrayList<Section>();
        for (int i = 0; i < size; i++) {
            var id = edition.sections().get(i);
            var name = edition.card(newest[i]).section().orElse(id).strip();
            sections.add(new Section(id, name, stories[i]));
        }
        sections.sort(
                Comparator.comparingInt(Section::stories).reversed().thenComparing(Section::id));
        return new Sections(edition.version(), sections);
    }
}
