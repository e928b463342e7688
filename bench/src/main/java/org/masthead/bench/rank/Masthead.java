package org.masthead.bench.rank;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.masthead.member.Interest;
import org.masthead.member.Profile;
import org.masthead.member.Signal;
import org.masthead.rank.ExpectedClicks;
import org.masthead.rank.Feature;
import org.masthead.rank.Features;
import org.masthead.rank.Interests;
import org.masthead.rank.Leaning;
import org.masthead.rank.Learner;
import org.masthead.rank.Shown;
import org.masthead.rank.Weights;
import org.masthead.vector.StoryVector;

/**
 * Our ranking on a click log: the profile, features, weights and learner of the feed. What the log
 * does not have stays 0: sources, topics, picks, what is followed, what was passed by.
 */
final class Masthead implements Ranker {

    private static final int LAST = 8;

    /** How often a story that was shown is expected to be opened. */
    private enum Expecting {
        /** As often as it suits those to whom it was shown. */
        BY_TASTE,
        /** As often as any other of the list. */
        ALIKE
    }

    private final String name;
    private final Expecting expecting;
    private final Set<Feature> without;
    private final boolean learning;
    private final Tally clicks;
    private final Tally expected;
    private final Tally clicksOfHour;
    private final Tally expectedOfHour;
    private Weights weights = Weights.PRIOR;

    private Masthead(
            String name,
            Expecting expecting,
            Set<Feature> without,
            boolean learning,
            int places,
            LocalDateTime start) {
        this.name = name;
        this.expecting = expecting;
        this.without = without;
        this.learning = learning;
        this.clicks = new Tally(places, 24, start);
        this.expected = new Tally(places, 24, start);
        this.clicksOfHour = new Tally(places, 1, start);
        this.expectedOfHour = new Tally(places, 1, start);
    }

    static Masthead learning(int places, LocalDateTime start) {
        return new Masthead("ours", Expecting.BY_TASTE, Set.of(), true, places, start);
    }

    static Masthead asShipped(int places, LocalDateTime start) {
        return new Masthead(
                "ours, weights by hand", Expecting.BY_TASTE, Set.of(), false, places, start);
    }

    /** All showings of a list count alike: what it is worth to expect clicks by taste. */
    static Masthead expectingAlike(int places, LocalDateTime start) {
        return new Masthead(
                "ours, showings count alike", Expecting.ALIKE, Set.of(), true, places, start);
    }

    static Masthead without(String name, Set<Feature> features, int places, LocalDateTime start) {
        return new Masthead("without " + name, Expecting.BY_TASTE, features, true, places, start);
    }

    @Override
    public String name() {
        return name;
    }

    Weights weights() {
        return weights;
    }

    @Override
    public float[] scores(Impression impression, Past past) {
        var cards = shown(impression, past).cards();
        var scores = new float[cards.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = weights.score(cards.get(i).features());
        }
        return scores;
    }

    @Override
    public void learn(Impression impression, Past past) {
        if (!impression.isTelling()) {
            return;
        }
        var shown = shown(impression, past);
        count(impression, expected(shown, impression));
        if (learning) {
            weights = Learner.learn(weights, List.of(shown));
        }
    }

    private float[] expected(Shown shown, Impression impression) {
        return switch (expecting) {
            case BY_TASTE -> ExpectedClicks.of(weights, shown);
            case ALIKE -> {
                var alike = new float[shown.cards().size()];
                Arrays.fill(alike, (float) impression.clicks() / alike.length);
                yield alike;
            }
        };
    }

    private void count(Impression impression, float[] expectedHere) {
        for (int i = 0; i < expectedHere.length; i++) {
            int place = impression.candidates().get(i).place();
            expected.add(place, expectedHere[i]);
            expectedOfHour.add(place, expectedHere[i]);
            clicks.add(place, impression.opened()[i] ? 1 : 0);
            clicksOfHour.add(place, impression.opened()[i] ? 1 : 0);
        }
    }

    private Shown shown(Impression impression, Past past) {
        for (var tally : List.of(clicks, expected, clicksOfHour, expectedOfHour)) {
            tally.moveTo(impression.time());
        }
        var profile = profile(impression, past);
        var mean = past.mean();
        var leaning = Leaning.of(profile, last(impression, past), _ -> mean);
        var cards = new ArrayList<Shown.Card>();
        for (int i = 0; i < impression.candidates().size(); i++) {
            var title = impression.candidates().get(i);
            var unit = past.vector(title).minus(mean).unit();
            var features = features(title, unit, impression, past, profile, leaning);
            cards.add(
                    new Shown.Card(features, impression.opened()[i], 0, StoryVector.MINILM, unit));
        }
        return new Shown(cards);
    }

    private Profile profile(Impression impression, Past past) {
        var at = impression.time().toInstant(ZoneOffset.UTC);
        var profile = Profile.EMPTY;
        for (var title : impression.history()) {
            profile = profile.with(interest(title, at, past));
        }
        return profile;
    }

    private static Interest interest(Title title, Instant at, Past past) {
        return new Interest(
                at,
                Signal.OPENED,
                "log",
                Optional.of(title.section()),
                List.of(),
                Optional.of(past.vector(title)));
    }

    private static List<StoryVector> last(Impression impression, Past past) {
        var history = impression.history();
        return history.subList(Math.max(0, history.size() - LAST), history.size()).stream()
                .map(past::vector)
                .toList();
    }

    private Features features(
            Title title,
            float[] unit,
            Impression impression,
            Past past,
            Profile profile,
            Leaning leaning) {
        double liked = profile.sections().of(title.section());
        var draft =
                Features.draft()
                        .set(Feature.LONG_TERM, cosine(leaning.longTerm(), unit))
                        .set(Feature.SHORT_TERM, cosine(leaning.shortTerm(), unit))
                        .set(Feature.INTEREST, interest(leaning.interests(), unit))
                        .set(
                                Feature.SECTION,
                                Feature.lift(
                                        liked,
                                        profile.sections().liked(),
                                        past.share(title.section())))
                        .set(Feature.CLICK_RATE, clickRate(title))
                        .set(Feature.PACE, clickRateOfHour(title) - clickRate(title))
                        .set(
                                Feature.APPEAL,
                                weights.appeal(StoryVector.MINILM, unit.length).of(unit))
                        .set(Feature.FRESHNESS, Feature.freshness(past.hoursOld(title, impression)))
                        .gate(impression.history().size());
        without.forEach(feature -> draft.set(feature, 0));
        return draft.done();
    }

    private float clickRate(Title title) {
        return Feature.clickRate(clicks.of(title.place()), expected.of(title.place()));
    }

    private float clickRateOfHour(Title title) {
        return Feature.clickRate(clicksOfHour.of(title.place()), expectedOfHour.of(title.place()));
    }

    private static float cosine(List<Leaning.Direction> directions, float[] unit) {
        return directions.isEmpty() ? 0 : Baselines.dot(directions.getFirst().unit(), unit);
    }

    private static float interest(List<Leaning.Direction> interests, float[] unit) {
        var cosines = new float[interests.size()];
        var weights = new float[interests.size()];
        for (int i = 0; i < cosines.length; i++) {
            cosines[i] = Baselines.dot(interests.get(i).unit(), unit);
            weights[i] = interests.get(i).weight();
        }
        return Interests.match(cosines, weights);
    }
}
