package org.masthead.edition;

import static org.masthead.story.Stories.NOON;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.masthead.source.RightsPolicy;
import org.masthead.source.Source;
import org.masthead.story.Card;
import org.masthead.story.PublisherAccess;
import org.masthead.story.StoryId;
import org.masthead.story.Tombstone;
import org.masthead.vector.StoryVector;

/**
 * Editions for tests, put together piece by piece:
 *
 * <pre>{@code
 * var edition =
 *         Editions.edition()
 *                 .story("fog", it -> it.by("courier").headline("Fog").minutesAgo(30).about(1))
 *                 .story("sun", it -> it.by("crux").topics("weather").clicked(40))
 *                 .cluster("c1", "fog", "sun")
 *                 .pick("sun")
 *                 .bind();
 * edition.story(Editions.id("fog"));
 * }</pre>
 *
 * Bound at {@link org.masthead.story.Stories#NOON} unless said otherwise; each source that a story
 * names is carried.
 */
public final class Editions {

    private final Map<String, Story> stories = new TreeMap<>();
    private final Map<String, Source> sources = new TreeMap<>();
    private final List<Tombstone> tombstones = new ArrayList<>();
    private final List<Telling> tellings = new ArrayList<>();
    private final List<Pick> picks = new ArrayList<>();
    private Optional<String> model = Optional.empty();
    private Instant now = NOON;

    private Editions() {}

    /** An edition without stories. */
    public static Editions edition() {
        return new Editions();
    }

    /** The id of the story with that name. */
    public static String id(String name) {
        return StoryId.of(url(name));
    }

    private static String url(String name) {
        return "https://example.org/" + name;
    }

    /** What is said of a story. */
    public static final class Story {

        private final String name;
        private String source = "courier";
        private String headline;
        private Optional<String> summary = Optional.empty();
        private Optional<String> section = Optional.of("World");
        private Optional<String> language = Optional.of("en");
        private List<String> topics = List.of();
        private List<String> authors = List.of();
        private long secondsAgo = 3600;
        private Optional<StoryVector> vector = Optional.empty();
        private Popularity popularity = Popularity.NONE;

        private Story(String name) {
            this.name = name;
            this.headline = name;
        }

        /** By that source; {@code courier} unless said otherwise. */
        public Story by(String sourceId) {
            source = sourceId;
            return this;
        }

        /** Its name unless said otherwise. */
        public Story headline(String text) {
            headline = text;
            return this;
        }

        /** None unless said otherwise. */
        public Story summary(String text) {
            summary = Optional.of(text);
            return this;
        }

        /** World unless said otherwise. */
        public Story section(String name) {
            section = Optional.of(name);
            return this;
        }

        /** English unless said otherwise. */
        public Story language(String tag) {
            language = Optional.of(tag);
            return this;
        }

        /** In a language that the publisher does not name. */
        public Story inSomeLanguage() {
            language = Optional.empty();
            return this;
        }

        /** None unless said otherwise. */
        public Story topics(String... names) {
            topics = List.of(names);
            return this;
        }

        /** None unless said otherwise. */
        public Story authors(String... names) {
            authors = List.of(names);
            return this;
        }

        /** Published and discovered so long before the edition; an hour unless said otherwise. */
        public Story minutesAgo(long minutes) {
            secondsAgo = minutes * 60;
            return this;
        }

        /** Stories about the same number have nearly the same vector, others unlike ones. */
        public Story about(int subject) {
            return vector(Editions.vector(subject, name.hashCode()));
        }

        /** None unless said otherwise. */
        public Story vector(StoryVector value) {
            vector = Optional.of(value);
            return this;
        }

        /** Shown just now so often that so many clicks could be expected. */
        public Story expected(int clicks) {
            return counted(Popularity.Count.EXPECTED, clicks);
        }

        /** Opened so many times just now. */
        public Story clicked(int times) {
            return counted(Popularity.Count.CLICKED, times);
        }

        /** Read so many times just now. */
        public Story read(int times) {
            return counted(Popularity.Count.READ, times);
        }

        private Story counted(Popularity.Count count, int times) {
            popularity = popularity.plus(count, times, 0);
            return this;
        }

        private LiveStory at(Instant now) {
            return new LiveStory(
                    new Card(
                            Editions.id(name),
                            url(name),
                            source,
                            language,
                            section,
                            topics,
                            authors,
                            headline,
                            summary,
                            Optional.empty(),
                            now.minusSeconds(secondsAgo),
                            now.minusSeconds(secondsAgo),
                            60,
                            PublisherAccess.FREE,
                            "correlation-" + name),
                    vector);
        }
    }

    /** What is said of one story more. */
    @FunctionalInterface
    public interface Telltale {
        Story of(Story story);
    }

    /** Adds a story; its name is part of its address, and gives its {@link #id}. */
    public Editions story(String name, Telltale said) {
        var story = said.of(new Story(name));
        stories.put(name, story);
        sources.computeIfAbsent(story.source, Editions::source);
        return this;
    }

    /** Adds a story of which nothing is said. */
    public Editions story(String name) {
        return story(name, it -> it);
    }

    /** Carries a source; instead of the plain one with that id. */
    public Editions carrying(Source source) {
        sources.put(source.id(), source);
        return this;
    }

    /** Tells of a story that was taken down. */
    public Editions gone(Tombstone tombstone) {
        tombstones.add(tombstone);
        return this;
    }

    /** Stories about one event, by name, the best first. */
    public Editions cluster(String id, String... names) {
        return cluster(id, List.of(names), Set.of());
    }

    /** Stories about one event, by name, the best first, and those of them that are wire copies. */
    public Editions cluster(String id, List<String> names, Set<String> copies) {
        tellings.add(
                new Telling(
                        id,
                        names.stream().map(Editions::id).toList(),
                        Set.copyOf(copies.stream().map(Editions::id).toList())));
        return this;
    }

    /** Picks a story, by name, behind those picked before, for a day. */
    public Editions pick(String name) {
        picks.add(new Pick(id(name), "editor", now, now.plus(Pick.USUAL)));
        return this;
    }

    /** The ranking's weights. */
    public Editions model(String json) {
        model = Optional.of(json);
        return this;
    }

    /** Bound then; say so first. */
    public Editions at(Instant when) {
        now = when;
        return this;
    }

    /** Binds it all. */
    public Edition bind() {
        return Edition.bind(now, contents());
    }

    /** All that was said. */
    public Contents contents() {
        var popularity = new HashMap<String, Popularity>();
        stories.values().forEach(it -> popularity.put(id(it.name), it.popularity));
        var live = stories.values().stream().map(it -> it.at(now)).toList();
        return new Contents(
                sources.values().stream().sorted(Comparator.comparing(Source::id)).toList(),
                new LiveStories(live, tombstones),
                tellings,
                popularity,
                picks,
                model);
    }

    /** A plain source with that id: English, British. */
    public static Source source(String id) {
        return source(id, "en", "GB");
    }

    /** A plain source of a language and a country. */
    public static Source source(String id, String language, String country) {
        return new Source(
                id,
                "The " + id,
                "https://" + id + ".example/",
                List.of(),
                Optional.empty(),
                language,
                country,
                List.of(),
                "by agreement",
                RightsPolicy.STATED);
    }

    /** Vectors of one subject are near to each other (cosine about 0.9), of two far apart. */
    public static StoryVector vector(int subject, int seed) {
        var direction = new Random(subject);
        var noise = new Random(31L * subject + seed);
        var values = new float[StoryVector.DIMENSIONS];
        for (int d = 0; d < values.length; d++) {
            values[d] = (float) (direction.nextGaussian() + 0.33 * noise.nextGaussian());
        }
        return StoryVector.quantised(StoryVector.MINILM, values);
    }
}
