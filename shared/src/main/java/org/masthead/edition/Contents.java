package org.masthead.edition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.source.Source;

/**
 * All that an edition is bound from. What is said of a story that is not live is passed over.
 *
 * @param tellings which stories tell the same event; a story is in one of them at most
 * @param popularity by story id; those not in it have none
 * @param picks in the editors' order
 * @param model the ranking's weights, as the ranking writes them; empty where none were learned
 * @param readership whose edition it is to be; the contents hold what they read
 */
public record Contents(
        List<Source> sources,
        LiveStories live,
        List<Telling> tellings,
        Map<String, Popularity> popularity,
        List<Pick> picks,
        Optional<String> model,
        Readership readership) {

    public Contents {
        sources = List.copyOf(sources);
        tellings = List.copyOf(tellings);
        popularity = Map.copyOf(popularity);
        picks = List.copyOf(picks);
    }

    /** Contents of everybody's edition. */
    public Contents(
            List<Source> sources,
            LiveStories live,
            List<Telling> tellings,
            Map<String, Popularity> popularity,
            List<Pick> picks,
            Optional<String> model) {
        this(sources, live, tellings, popularity, picks, model, Readership.EVERYBODY);
    }

    /** Stories alone. */
    public static Contents of(List<Source> sources, LiveStories live) {
        return new Contents(sources, live, List.of(), Map.of(), List.of(), Optional.empty());
    }

    /** The same with these stories, for those who read them. */
    Contents readBy(Readership other, LiveStories theirs) {
        return new Contents(sources, theirs, tellings, popularity, picks, model, other);
    }

    /** The same with these clusters. */
    public Contents told(List<Telling> other) {
        return new Contents(sources, live, other, popularity, picks, model, readership);
    }

    /** The same with these counts, by story id. */
    public Contents counted(Map<String, Popularity> other) {
        return new Contents(sources, live, tellings, other, picks, model, readership);
    }

    /** The same with these picks, in the editors' order. */
    public Contents picked(List<Pick> other) {
        return new Contents(sources, live, tellings, popularity, other, model, readership);
    }

    /** The same with these weights. */
    public Contents ranked(Optional<String> other) {
        return new Contents(sources, live, tellings, popularity, picks, other, readership);
    }
}
