package org.masthead.reader.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.masthead.edition.Leads;
import org.masthead.member.Affinities;
import org.masthead.member.Hidden;
import org.masthead.member.Mark;
import org.masthead.member.Profile;
import org.masthead.member.Recent;
import org.masthead.member.Selection;
import org.masthead.member.Signal;
import org.masthead.rank.Diversity;
import org.masthead.rank.Exploration;
import org.masthead.rank.Feature;
import org.masthead.rank.Features;
import org.masthead.rank.Interests;
import org.masthead.rank.Leaning;
import org.masthead.reader.mute.Mutes;
import org.masthead.reader.mute.Selected;
import org.masthead.vector.StoryVector;

/**
 * The order of a member's feed, a pure function of the edition and of what is known of the member:
 * all stories by a rough score, the best of them by all features, one card an event, the first
 * screens mixed, and now and then a card that is there by chance.
 */
final class FeedRanking {

    /**
     * So many are worth all features; the others stand behind them in the order of rough scores.
     */
    private static final int POOL = 200;

    /** So many cards are mixed. */
    private static final int MIXED = 30;

    /** Above the first two nothing is explored. */
    private static final int EXPLORED_FROM = 2;

    /**
     * Measured on a click log (the bench's rank board): a tenth more topics on the first screen for
     * less than a hundredth of its worth. Of four cards of one title a fifth waits for the next
     * screen.
     */
    private static final Diversity DIVERSITY = new Diversity(0.5f, 4);

    /** A story that was opened is as stale as one that was passed by so many times. */
    private static final int READ = 5;

    private static final int LAST = 8;

    private final Traits traits;
    private final Leads leads;
    private final IntPredicate belongs;
    private final Profile profile;
    private final Map<Integer, Integer> passedBy;
    private final BitSet followed;

    /** See {@link Feature#lift}, by number: each is asked for again and again. */
    private final float[] sectionLifts;

    private final float[] sourceLifts;
    private final double topicsLiked;
    private final Directions interests;
    private final Directions longTerm;
    private final Directions shortTerm;
    private final Unwanted unwanted;

    /**
     * The ranking for one member.
     *
     * @param belongs which stories may be in the feed at all
     */
    FeedRanking(
            Traits traits,
            Leads leads,
            IntPredicate belongs,
            Profile profile,
            Recent recent,
            Hidden hidden,
            Selection follow) {
        this.traits = traits;
        this.leads = leads;
        this.belongs = belongs;
        this.profile = profile;
        this.passedBy = passedBy(recent);
        this.followed = Selected.of(traits.edition, follow);
        this.sectionLifts = lifts(profile.sections(), traits.sections, traits.shareOfSection);
        this.sourceLifts = lifts(profile.sources(), traits.sources, traits.shareOfSource);
        this.topicsLiked = Math.max(1, profile.topics().liked());
        var vectors = traits.edition.vectors();
        var leaning = Leaning.of(profile, last(recent, hidden), vectors::mean);
        this.interests = new Directions(traits, leaning.interests());
        this.longTerm = new Directions(traits, leaning.longTerm());
        this.shortTerm = new Directions(traits, leaning.shortTerm());
        this.unwanted = new Unwanted(traits, hidden);
    }

    private Map<Integer, Integer> passedBy(Recent recent) {
        var times = new HashMap<Integer, Integer>();
        for (var mark : recent.shown().latestFirst()) {
            traits.edition.story(mark.story()).ifPresent(story -> times.put(story, mark.value()));
        }
        for (var mark : recent.read().latestFirst()) {
            traits.edition.story(mark.story()).ifPresent(story -> times.put(story, READ));
        }
        return times;
    }

    /** What was hidden since, or told by others of the same event, says nothing of their taste. */
    private List<StoryVector> last(Recent recent, Hidden hidden) {
        var left = Mutes.of(traits.edition, Selection.NOTHING, hidden);
        return recent.read().latestFirst().stream()
                .map(Mark::story)
                .flatMapToInt(id -> traits.edition.story(id).stream())
                .filter(left::shows)
                .limit(LAST)
                .boxed()
                .flatMap(story -> traits.edition.vectors().vector(story).stream())
                .toList();
    }

    /**
     * The feed as far as it is wanted; each event once.
     *
     * @param wanted how many cards at most; the same feed whatever it is
     * @param exploration how much is left to chance
     * @param seed the same one leaves the same to chance
     */
    List<Placed> order(int wanted, Exploration exploration, long seed) {
        var rough = rough();
        var pool = bestFirst(Pool.best(rough, belongs, POOL));
        var order = exploration.explore(mixed(pool), EXPLORED_FROM, seed);
        var placed = new ArrayList<Placed>();
        var told = new HashSet<Integer>();
        for (int i = 0; i < order.order().length && placed.size() < wanted; i++) {
            var candidate = pool.get(order.order()[i]);
            told.add(event(candidate.story));
            placed.add(
                    new Placed(
                            leads.leadOf(candidate.story),
                            candidate.features,
                            i,
                            order.propensity()[i]));
        }
        if (placed.size() < wanted) {
            addRest(placed, told, rough, wanted);
        }
        return placed;
    }

    private void addRest(List<Placed> placed, Set<Integer> told, float[] rough, int wanted) {
        Arrays.stream(Pool.all(rough, belongs))
                .filter(story -> told.add(event(story)))
                .limit(Math.max(0, wanted - placed.size()))
                .forEach(story ->
                        placed.add(
                                new Placed(
                                        leads.leadOf(story), features(story), placed.size(), 1)));
    }

    /** The same number for stories of one event. */
    private int event(int story) {
        int cluster = traits.edition.clusterOf(story);
        return cluster < 0 ? story : -1 - cluster;
    }

    private record Candidate(int story, Features features, float score) {}

    /** The best telling of each event. */
    private List<Candidate> bestFirst(int[] stories) {
        var told = new HashSet<Integer>();
        return IntStream.of(stories)
                .mapToObj(this::candidate)
                .sorted((one, other) -> Float.compare(other.score, one.score))
                .filter(candidate -> told.add(event(candidate.story)))
                .toList();
    }

    private Candidate candidate(int story) {
        var features = features(story);
        return new Candidate(story, features, traits.weights.score(features));
    }

    /** The first cards mixed, the others by score. */
    private int[] mixed(List<Candidate> pool) {
        var scores = new float[pool.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = pool.get(i).score;
        }
        var edition = traits.edition;
        var first =
                DIVERSITY.order(
                        scores,
                        (a, b) -> edition.vectors().dot(pool.get(a).story, pool.get(b).story),
                        card -> edition.sourceOf(pool.get(card).story),
                        MIXED);
        var mixed = new BitSet();
        Arrays.stream(first).forEach(mixed::set);
        return IntStream.concat(
                        Arrays.stream(first),
                        IntStream.range(0, scores.length).filter(card -> !mixed.get(card)))
                .toArray();
    }

    /**
     * A score for every story, from signs in place of vectors and whole lists in place of cards.
     */
    private float[] rough() {
        var scores = traits.forAll.clone();
        float gate = Features.gate(profile.stories());
        var sections = weighed(sectionLifts, Feature.SECTION);
        var sources = weighed(sourceLifts, Feature.SOURCE);
        var edition = traits.edition;
        for (int story = 0; story < scores.length; story++) {
            int section = edition.sectionOf(story);
            int source = edition.sourceOf(story);
            scores[story] +=
                    gate * traits.forNewcomers[story]
                            + (section < 0 ? 0 : sections[section])
                            + (source < 0 ? 0 : sources[source]);
        }
        longTerm.addNearest(scores, weight(Feature.LONG_TERM));
        shortTerm.addNearest(scores, weight(Feature.SHORT_TERM));
        interests.addNearest(scores, Interests.SHARPNESS * weight(Feature.INTEREST));
        followed.stream().forEach(story -> scores[story] += weight(Feature.FOLLOWED));
        passedBy.forEach((story, times) ->
                scores[story] += weight(Feature.PASSED_BY) * Feature.passedBy(times));
        return scores;
    }

    private float weight(Feature feature) {
        return traits.weights.of(feature);
    }

    private float[] weighed(float[] values, Feature feature) {
        var worth = new float[values.length];
        for (int i = 0; i < worth.length; i++) {
            worth[i] = weight(feature) * values[i];
        }
        return worth;
    }

    private static float[] lifts(Affinities of, List<String> names, double[] shares) {
        var lifts = new float[names.size()];
        float liked = of.liked();
        for (int i = 0; i < lifts.length; i++) {
            lifts[i] = Feature.lift(of.of(names.get(i)), liked, shares[i]);
        }
        return lifts;
    }

    private Features features(int story) {
        int section = traits.edition.sectionOf(story);
        int source = traits.edition.sourceOf(story);
        return traits.draft(story)
                .set(Feature.LONG_TERM, longTerm.cosine(story))
                .set(Feature.SHORT_TERM, shortTerm.cosine(story) - unwanted.likeness(story))
                .set(Feature.INTEREST, interests.match(story))
                .set(Feature.SECTION, section < 0 ? 0 : sectionLifts[section])
                .set(Feature.SOURCE, source < 0 ? 0 : sourceLifts[source])
                .set(Feature.TOPIC, topic(story))
                .set(Feature.FOLLOWED, followed.get(story) ? 1 : 0)
                .set(Feature.PASSED_BY, Feature.passedBy(passedBy.getOrDefault(story, 0)))
                .gate(profile.stories())
                .done();
    }

    /** The share of the topic that the member reads most of, or wants least of. */
    private double topic(int story) {
        double most = 0;
        for (int topic : traits.edition.topicsOf(story)) {
            double liked = profile.topics().of(traits.topics.get(topic));
            double share = (liked + Signal.LESS.weight() * unwanted.with(topic)) / topicsLiked;
            most = Math.abs(share) > Math.abs(most) ? share : most;
        }
        return most;
    }
}
