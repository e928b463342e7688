package org.masthead.reader.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.masthead.edition.Edition;
import org.masthead.member.Hidden;
import org.masthead.member.Profile;
import org.masthead.rank.Leaning;

/**
 * What the stories are about of which a member lately wanted less: it counts from their very next
 * feed on, while the profile learns of it a little later.
 */
final class Unwanted {

    /** The latest; each is held against every story of the pool. */
    private static final int MOST = 16;

    private final List<Directions> directions;
    private final Map<Integer, Integer> topics = new HashMap<>();

    Unwanted(Traits traits, Hidden hidden) {
        var edition = traits.edition;
        var stories =
                hidden.unwanted()
                        .flatMapToInt(id -> edition.story(id).stream())
                        .limit(MOST)
                        .toArray();
        var found = new ArrayList<Directions>();
        for (int story : stories) {
            found.add(new Directions(traits, direction(edition, story)));
            for (int topic : edition.topicsOf(story)) {
                topics.merge(topic, 1, Integer::sum);
            }
        }
        this.directions = List.copyOf(found);
    }

    private static List<Leaning.Direction> direction(Edition edition, int story) {
        var vectors = edition.vectors();
        var vector = vectors.vector(story).stream().toList();
        return Leaning.of(Profile.EMPTY, vector, vectors::mean).shortTerm();
    }

    /** The cosine with the nearest of those stories, 0…1; 0 where it is unlike them all. */
    float likeness(int story) {
        float nearest = 0;
        for (var direction : directions) {
            nearest = Math.max(nearest, direction.cosine(story));
        }
        return nearest;
    }

    /** How many of those stories have the topic with that number. */
    int with(int topic) {
        return topics.getOrDefault(topic, 0);
    }
}
