package org.masthead.reader.mute;

import java.util.BitSet;
import org.masthead.edition.Edition;
import org.masthead.member.Selection;
import org.masthead.story.Slug;

/**
 * Which stories of an edition have something that a member follows, or mutes. Looked up, not looked
 * for: what it costs grows with what is found, not with the edition.
 */
public final class Selected {

    private Selected() {}

    /** Stories that are by, or about, something of the selection; a set of its own. */
    public static BitSet of(Edition edition, Selection selection) {
        var stories = by(edition, selection);
        stories.or(about(edition, selection));
        return stories;
    }

    /** Stories of its sources and authors. */
    static BitSet by(Edition edition, Selection selection) {
        var stories = new BitSet();
        selection.sources().forEach(id -> add(stories, edition.storiesOfSource(id)));
        selection.authors().forEach(name -> add(stories, edition.storiesOfAuthor(Slug.of(name))));
        return stories;
    }

    /** Stories that have its words, or its topics; a section of that name is such a topic. */
    static BitSet about(Edition edition, Selection selection) {
        var stories = new BitSet();
        selection.words().forEach(word -> stories.or(edition.words().containing(word)));
        for (var name : selection.topics()) {
            var slug = Slug.of(name);
            add(stories, edition.storiesOfSection(slug));
            add(stories, edition.storiesOfTopic(slug));
        }
        return stories;
    }

    static void add(BitSet to, int[] stories) {
        for (int story : stories) {
            to.set(story);
        }
    }
}
