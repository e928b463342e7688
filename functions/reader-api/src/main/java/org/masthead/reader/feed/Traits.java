package org.masthead.reader.feed;

import java.util.List;
import java.util.function.Function;
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

    /** How much of the edition each section and each source has, by number. */
    final double[] shareOfSection;

    final double[] shareOfSource;

    private final float[] clickRate;
    private final float[] pace;
    private final float[] appeal;
    private final float[] freshness;
    private final float[] pick;

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
        this.shareOfSection = shares(sections, edition::storiesOfSection);
        this.shareOfSource = shares(sources, edition::storiesOfSource);
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

    /** How much of the edition each of some things is; none is nothing. */
    private double[] shares(List<String> names, Function<String, int[]> stories) {
        return names.stream()
                .mapToDouble(name -> Math.max(1, stories.apply(name).length))
                .map(count -> count / Math.max(1, space.length))
                .toArray();
    }
}
