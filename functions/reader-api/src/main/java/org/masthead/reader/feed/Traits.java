package org.masthead.reader.feed;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.masthead.edition.Edition;
import org.masthead.edition.Popularity;
import org.masthead.edition.Popularity.Count;
import org.masthead.edition.Popularity.Window;
import org.masthead.rank.Feature;
import org.masthead.rank.Features;
import org.masthead.rank.Weights;
import org.masthead.source.Source;
import org.masthead.vector.StoryVector;

/**
 * What a ranking knows of an edition's stories before it knows the member: worked out once, by
 * place. The arrays are read by the innermost loop of a request and never changed.
 */
final class Traits {

    private static final double SECONDS_OF_HOUR = 3600;

    final Edition edition;
    final Weights weights;

    /** What speaks for a story whoever reads it, in scores. */
    final float[] forAll;

    /** What speaks for it besides where the reader is new, in scores. */
    final float[] forNewcomers;

    /** The number of the story's vector space in the edition; −1 where it has no vector. */
    final byte[] space;

    /** The slugs of the edition's sections and topics by number, and the ids of its sources. */
    final List<String> sections;

    final List<String> topics;
    final List<String> sources;

    private final float[] clickRate;
    private final float[] pace;
    private final float[] appeal;
    private final float[] freshness;
    private final float[] pick;
    private final int[][] ofSource;
    private final int[][] ofSection;
    private final int[][] ofTopic;
    private final int[][] ofAuthor;

    Traits(Edition edition) {
        int size = edition.size();
        this.edition = edition;
        this.weights = weights(edition);
        this.forAll = new float[size];
        this.forNewcomers = new float[size];
        this.space = new byte[size];
        this.sections = List.copyOf(edition.sections());
        this.topics = List.copyOf(edition.topics());
        this.sources = edition.sources().stream().map(Source::id).toList();
        this.clickRate = new float[size];
        this.pace = new float[size];
        this.appeal = new float[size];
        this.freshness = new float[size];
        this.pick = picks(edition);
        this.ofSource = byNumber(edition.sources().size(), size, edition::sourceOf);
        this.ofSection = byNumber(edition.sections().size(), size, edition::sectionOf);
        this.ofTopic = byNumbers(edition.topics().size(), size, edition::topicsOf);
        this.ofAuthor = byNumbers(edition.authors().size(), size, edition::authorsOf);
        lookUp();
    }

    /** Weights that this version cannot read are as good as none. */
    private static Weights weights(Edition edition) {
        try {
            return edition.model().map(Weights::ofJson).orElse(Weights.PRIOR);
        } catch (RuntimeException unreadable) {
            return Weights.PRIOR;
        }
    }

    private void lookUp() {
        var spaces = edition.vectors().spaces();
        double rate = rate();
        var all =
                new Sum(
                        Feature.CLICK_RATE,
                        Feature.PACE,
                        Feature.APPEAL,
                        Feature.FRESHNESS,
                        Feature.PICK);
        var newcomers =
                new Sum(
                        Feature.NEWCOMER_CLICK_RATE,
                        Feature.NEWCOMER_FRESHNESS,
                        Feature.NEWCOMER_PICK);
        for (int story = 0; story < space.length; story++) {
            space[story] =
                    (byte)
                            edition.vectors()
                                    .space(story)
                                    .map(spaces::indexOf)
                                    .orElse(-1)
                                    .intValue();
            count(story, edition.popularity(story), rate);
            double age = edition.boundAt().getEpochSecond() - edition.published(story);
            freshness[story] = Feature.freshness(age / SECONDS_OF_HOUR);
        }
        appeals(spaces);
        for (int story = 0; story < space.length; story++) {
            var features = draft(story).gate(0).done();
            forAll[story] = all.of(features);
            forNewcomers[story] = newcomers.of(features);
        }
    }

    /** A part of a score. */
    private final class Sum {

        private final Feature[] features;

        Sum(Feature... features) {
            this.features = features;
        }

        float of(Features values) {
            float sum = 0;
            for (var feature : features) {
                sum += weights.of(feature) * values.of(feature);
            }
            return sum;
        }
    }

    /** How many clicks there are for each that was expected, of all: some come from elsewhere. */
    private double rate() {
        double expected = 1;
        double clicked = 1;
        for (int story = 0; story < space.length; story++) {
            expected += edition.popularity(story).of(Count.EXPECTED, Window.DAY);
            clicked += edition.popularity(story).of(Count.CLICKED, Window.DAY);
        }
        return clicked / expected;
    }

    private void count(int story, Popularity popularity, double rate) {
        clickRate[story] = clickRate(popularity, Window.DAY, rate);
        pace[story] = clickRate(popularity, Window.HOUR, rate) - clickRate[story];
    }

    private static float clickRate(Popularity popularity, Window window, double rate) {
        return Feature.clickRate(
                popularity.of(Count.CLICKED, window), popularity.of(Count.EXPECTED, window) * rate);
    }

    private void appeals(List<String> spaces) {
        for (int i = 0; i < spaces.size(); i++) {
            var direction = weights.appeal(spaces.get(i), StoryVector.DIMENSIONS).direction();
            float length = length(direction);
            var aim = edition.vectors().aim(spaces.get(i), direction);
            for (int story = 0; story < space.length && length > 0; story++) {
                appeal[story] += space[story] == i ? length * aim.dot(story) : 0;
            }
        }
    }

    private static float length(float[] vector) {
        float square = 0;
        for (float part : vector) {
            square += part * part;
        }
        return (float) Math.sqrt(square);
    }

    private static float[] picks(Edition edition) {
        var values = new float[edition.size()];
        var standing =
                edition.picks().stream().filter(pick -> pick.standsAt(edition.boundAt())).toList();
        for (int i = 0; i < standing.size(); i++) {
            float value = 1 / (1 + i / 5f);
            edition.story(standing.get(i).story()).ifPresent(story -> values[story] = value);
        }
        return values;
    }

    /** The features that speak for a story whoever reads it. */
    Features.Draft draft(int story) {
        return Features.draft()
                .set(Feature.CLICK_RATE, clickRate[story])
                .set(Feature.PACE, pace[story])
                .set(Feature.APPEAL, appeal[story])
                .set(Feature.FRESHNESS, freshness[story])
                .set(Feature.PICK, pick[story]);
    }

    /** How much of the edition is of the section with that number. */
    double shareOfSection(int section) {
        return share(ofSection[section]);
    }

    /** How much of the edition is of the source with that number. */
    double shareOfSource(int source) {
        return share(ofSource[source]);
    }

    private double share(int[] stories) {
        return Math.max(1, stories.length) / (double) Math.max(1, space.length);
    }

    /** Adds the stories of the thing with that number. */
    void addSource(BitSet to, int source) {
        add(to, ofSource[source]);
    }

    void addSection(BitSet to, int section) {
        add(to, ofSection[section]);
    }

    void addTopic(BitSet to, int topic) {
        add(to, ofTopic[topic]);
    }

    void addAuthor(BitSet to, int author) {
        add(to, ofAuthor[author]);
    }

    private static void add(BitSet to, int[] stories) {
        for (int story : stories) {
            to.set(story);
        }
    }

    private static int[][] byNumber(int numbers, int stories, IntUnaryOperator numberOf) {
        return byNumbers(
                numbers,
                stories,
                story -> {
                    int number = numberOf.applyAsInt(story);
                    return number < 0 ? new int[0] : new int[] {number};
                });
    }

    private static int[][] byNumbers(int numbers, int stories, IntFunction<int[]> numbersOf) {
        var lists = new ArrayList<List<Integer>>();
        for (int i = 0; i < numbers; i++) {
            lists.add(new ArrayList<>());
        }
        for (int story = 0; story < stories; story++) {
            for (int number : numbersOf.apply(story)) {
                lists.get(number).add(story);
            }
        }
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }
}
