package org.masthead.bench.edition;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.masthead.edition.Contents;
import org.masthead.edition.Edition;
import org.masthead.edition.LiveStories;
import org.masthead.edition.LiveStory;
import org.masthead.edition.Popularity;
import org.masthead.edition.Telling;
import org.masthead.source.RightsPolicy;
import org.masthead.source.Source;
import org.masthead.story.Author;
import org.masthead.story.Block;
import org.masthead.story.Card;
import org.masthead.story.ContentType;
import org.masthead.story.Extraction;
import org.masthead.story.Image;
import org.masthead.story.PublisherAccess;
import org.masthead.story.RevisedStory;
import org.masthead.story.Run;
import org.masthead.story.Story;
import org.masthead.story.StoryId;
import org.masthead.vector.StoryVector;

/**
 * Stories as many as wanted, made up from a seed. Their cards are as long as those of 279 real news
 * pages (some 900 bytes of JSON each) and deflate about as well; words, topics and sources follow
 * Zipf's law.
 */
final class MadeStories {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static final int SOURCES = 1_000;
    private static final List<String> SECTIONS =
            List.of("World", "Politics", "Business", "Sport", "Science", "Culture", "Health");
    private static final List<String> LANGUAGES = List.of("en", "en", "en", "en-GB", "de", "fr");
    private static final String SYLLABLES =
            "an be co da el fi go ha in ju ka lo mi no or pe qua re st tu ur ve wi yo tion ing er";

    private final Random random;
    private final List<String> words;
    private final List<String> people;
    private final List<String> topics;
    private final float[][] subjects;

    MadeStories(long seed) {
        this.random = new Random(seed);
        this.words = distinct(30_000, this::word);
        this.topics = distinct(5_000, () -> word() + "-" + word());
        this.people = distinct(4_000, () -> name() + " " + name());
        this.subjects = new float[1_500][];
        for (int i = 0; i < subjects.length; i++) {
            subjects[i] = gaussian();
        }
    }

    private static List<String> distinct(int count, Supplier<String> make) {
        Set<String> made = new LinkedHashSet<>();
        while (made.size() < count) {
            made.add(make.get());
        }
        return List.copyOf(made);
    }

    private String word() {
        var syllables = SYLLABLES.split(" ", -1);
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(_ -> syllables[random.nextInt(syllables.length)])
                .collect(Collectors.joining());
    }

    private String name() {
        var word = word();
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private float[] gaussian() {
        var vector = new float[StoryVector.DIMENSIONS];
        for (int d = 0; d < vector.length; d++) {
            // Sentence models keep their vectors in a narrow cone: a direction is common to all.
            vector[d] = (float) random.nextGaussian() + (d % 7 == 0 ? 1 : 0);
        }
        return vector;
    }

    /** Often the first, seldom the last. */
    private <T> T zipf(List<T> of) {
        return of.get((int) (Math.pow(of.size(), random.nextDouble()) - 1));
    }

    private String sentence(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> zipf(words))
                .collect(Collectors.joining(" "));
    }

    private String upperFirst(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    static List<Source> sources() {
        return IntStream.range(0, SOURCES).mapToObj(MadeStories::source).toList();
    }

    private static Source source(int number) {
        var id = "title-" + number;
        var home = "https://www." + id + ".example/";
        return new Source(
                id,
                "The Title " + number,
                home,
                List.of(home + "rss", home + "news-sitemap.xml"),
                Optional.of(home + "logo.png"),
                LANGUAGES.get(number % LANGUAGES.size()),
                "GB",
                List.of(),
                "by agreement",
                RightsPolicy.STATED);
    }

    /** A story of the last 72 hours. */
    LiveStory story(int number) {
        int source = (int) (Math.pow(SOURCES, random.nextDouble()) - 1);
        int subject = (int) (Math.pow(subjects.length, random.nextDouble()) - 1);
        return new LiveStory(card(number, source), Optional.of(vector(subject)));
    }

    private Card card(int number, int source) {
        var headline = upperFirst(sentence(8 + random.nextInt(5)));
        var summary = upperFirst(sentence(45)) + ".";
        var discovered = NOW.minusSeconds(random.nextInt((int) Edition.LIVE.toSeconds()));
        var url =
                "https://www.title-%d.example/%s/2026/11/22/%s-%d"
                        .formatted(
                                source,
                                SECTIONS.get(number % SECTIONS.size()).toLowerCase(Locale.ROOT),
                                headline.toLowerCase(Locale.ROOT).replace(' ', '-'),
                                number);
        return new Card(
                StoryId.of(url),
                url,
                "title-" + source,
                Optional.of(LANGUAGES.get(source % LANGUAGES.size())),
                Optional.of(SECTIONS.get(number % SECTIONS.size())),
                IntStream.range(0, 2 + random.nextInt(4))
                        .mapToObj(_ -> zipf(topics))
                        .distinct()
                        .toList(),
                List.of(zipf(people)),
                headline,
                Optional.of(
                        summary.substring(
                                0, Math.min(summary.length(), 120 + random.nextInt(160)))),
                Optional.of(image(source)),
                discovered.minus(Duration.ofMinutes(random.nextInt(30))),
                discovered,
                30 + random.nextInt(600),
                PublisherAccess.FREE,
                "check");
    }

    /** A stored story of 600 words, in 15 paragraphs. */
    RevisedStory whole(int number) {
        var url = "https://www.title-1.example/whole/" + number;
        var blocks =
                IntStream.range(0, 15)
                        .<Block>mapToObj(_ -> new Block.Paragraph(List.of(Run.plain(sentence(40)))))
                        .toList();
        var story =
                new Story(
                        StoryId.of(url),
                        url,
                        "title-1",
                        Optional.of("en"),
                        Optional.of("World"),
                        List.of(zipf(topics)),
                        upperFirst(sentence(10)),
                        Optional.of(upperFirst(sentence(20))),
                        List.of(Author.named(zipf(people))),
                        Optional.of(NOW.minusSeconds(600)),
                        Optional.empty(),
                        Optional.of(image(1)),
                        600,
                        Story.readingSeconds(600),
                        PublisherAccess.FREE,
                        blocks,
                        new Extraction(1, 0.9, Map.of()),
                        ContentType.ARTICLE,
                        Optional.empty());
        return RevisedStory.first(
                story, NOW.minusSeconds(600), NOW.minusSeconds(590), "pages/" + number, "bench");
    }

    private Image image(int source) {
        var url =
                "https://images.title-%d.example/resize/1200x675/%016x/%s.jpg"
                        .formatted(source, random.nextLong(), sentence(3).replace(' ', '-'));
        var alt =
                random.nextInt(3) == 0
                        ? Optional.of(upperFirst(sentence(9)))
                        : Optional.<String>empty();
        return new Image(url, 1200, 675, alt, Optional.empty(), Optional.empty());
    }

    private StoryVector vector(int subject) {
        var values = subjects[subject].clone();
        for (int d = 0; d < values.length; d++) {
            values[d] += (float) (0.7 * random.nextGaussian());
        }
        return StoryVector.quantised(StoryVector.MINILM, values);
    }

    /** A whole edition's contents: with clusters of up to eight, a third of all stories met. */
    Contents contents(int stories) {
        var live = IntStream.range(0, stories).mapToObj(this::story).toList();
        return Contents.of(sources(), new LiveStories(live, List.of()))
                .told(tellings(live))
                .counted(popularity(live));
    }

    private List<Telling> tellings(List<LiveStory> live) {
        var tellings = new ArrayList<Telling>();
        int from = 0;
        while (from < live.size()) {
            int to = Math.min(live.size(), from + 1 + random.nextInt(8));
            var ids = live.subList(from, to).stream().map(LiveStory::id).toList();
            tellings.add(new Telling(ids.getFirst(), ids, Set.of()));
            from = to + 8;
        }
        return tellings;
    }

    private Map<String, Popularity> popularity(List<LiveStory> live) {
        var counts = new HashMap<String, Popularity>();
        for (var story : live) {
            if (random.nextInt(3) == 0) {
                counts.put(
                        story.id(),
                        Popularity.NONE
                                .plus(Popularity.Count.EXPECTED, random.nextInt(300), 2)
                                .plus(Popularity.Count.CLICKED, random.nextInt(300), 1));
            }
        }
        return counts;
    }
}
