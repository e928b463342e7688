package org.masthead.reader.feed;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.masthead.member.Selection;
import org.masthead.story.Slug;

/** Which stories of an edition are by, or about, something that a member follows. */
final class Follows {

    private Follows() {}

    static BitSet of(Traits traits, Selection follow) {
        var stories = new BitSet();
        if (follow.equals(Selection.NOTHING)) {
            return stories;
        }
        var edition = traits.edition;
        for (var id : follow.sources()) {
            int source = traits.sources.indexOf(id);
            if (source >= 0) {
                traits.addSource(stories, source);
            }
        }
        var topics = slugs(follow.topics());
        each(traits.sections, topics, section -> traits.addSection(stories, section));
        each(traits.topics, topics, topic -> traits.addTopic(stories, topic));
        each(edition.authors(), slugs(follow.authors()), it -> traits.addAuthor(stories, it));
        follow.words().forEach(word -> stories.or(edition.words().containing(word)));
        return stories;
    }

    private static Set<String> slugs(Set<String> names) {
        return names.stream().map(Slug::of).collect(Collectors.toSet());
    }

    private static void each(List<String> names, Set<String> wanted, IntConsumer number) {
        for (int i = 0; i < names.size() && !wanted.isEmpty(); i++) {
            if (wanted.contains(names.get(i))) {
                number.accept(i);
            }
        }
    }
}
