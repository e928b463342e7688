package org.masthead.reader.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.masthead.edition.Edition;
import org.masthead.member.Mark;
import org.masthead.member.Profile;
import org.masthead.member.Recent;
import org.masthead.rank.Feature;
import org.masthead.rank.Features;
import org.masthead.rank.Weights;
import org.masthead.story.Card;

/**
 * Why a card is where it is, in words: first what the member said, then what weighed most in its
 * score. What weighed little is no reason.
 */
final class Reasons {

    /** What made a card less than 1.2 times as likely to be opened did not put it there. */
    private static final float LEAST = 0.18f;

    /** A story this near to one that was read is like it for a reader, too. */
    private static final float ALIKE = 0.4f;

    private static final int MOST = 3;

    private final Edition edition;
    private final Weights weights;
    private final Taste follow;
    private final Profile profile;
    private final List<Integer> read;

    /**
     * Reasons for one member.
     *
     * @param shows which stories the member sees: one that they mute or hide is no reason to name
     */
    Reasons(Traits traits, IntPredicate shows, Taste follow, Profile profile, Recent recent) {
        this.edition = traits.edition;
        this.weights = traits.weights;
        this.follow = follow;
        this.profile = profile;
        this.read =
                recent.read().latestFirst().stream()
                        .map(Mark::story)
                        .flatMapToInt(id -> edition.story(id).stream())
                        .filter(shows)
                        .boxed()
                        .toList();
    }

    private record Weighed(Reason reason, float weight) {}

    /** At most three that the ranking found, behind what the member follows. */
    List<Reason> of(Placed placed, Card card) {
        var reasons = new ArrayList<>(follow.reasons(card).stream().map(this::named).toList());
        if (placed.isExplored()) {
            reasons.add(new Reason("something-new", "chance", "Something new for you to try"));
            return reasons;
        }
        found(placed, card).stream()
                .filter(it -> it.weight >= LEAST)
                .sorted(Comparator.comparingDouble(Weighed::weight).reversed())
                .limit(MOST)
                .map(Weighed::reason)
                .forEach(reasons::add);
        return reasons;
    }

    /** A source is known to members by its name. */
    private Reason named(Reason reason) {
        return reason.kind().equals("follows-source")
                ? new Reason(reason.kind(), reason.value(), "You follow " + name(reason.value()))
                : reason;
    }

    private String name(String source) {
        return edition.source(source).map(it -> it.name()).orElse(source);
    }

    private List<Weighed> found(Placed placed, Card card) {
        var features = placed.features();
        var found = new ArrayList<Weighed>();
        float alike = sum(features, Feature.LONG_TERM, Feature.SHORT_TERM, Feature.INTEREST);
        found.add(new Weighed(alike(placed.story()), alike));
        card.section()
                .ifPresent(section ->
                        found.add(
                                new Weighed(
                                        section(placed.story(), section),
                                        sum(features, Feature.SECTION))));
        topic(placed).ifPresent(found::add);
        found.add(
                new Weighed(
                        new Reason(
                                "source-you-read",
                                card.sourceId(),
                                "You often read " + name(card.sourceId())),
                        sum(features, Feature.SOURCE)));
        found.add(
                new Weighed(
                        new Reason("widely-read", "members", "Many members open this"),
                        sum(
                                features,
                                Feature.CLICK_RATE,
                                Feature.NEWCOMER_CLICK_RATE,
                                Feature.PACE)));
        found.add(new Weighed(Reason.PICKED, sum(features, Feature.PICK, Feature.NEWCOMER_PICK)));
        return found;
    }

    private float sum(Features features, Feature... some) {
        float sum = 0;
        for (var feature : some) {
            sum += weights.of(feature) * features.of(feature);
        }
        return sum;
    }

    private Reason alike(int story) {
        return read.stream()
                .filter(other -> other != story && edition.vectors().dot(story, other) >= ALIKE)
                .max(Comparator.comparingDouble(other -> edition.vectors().dot(story, other)))
                .map(edition::card)
                .map(card ->
                        new Reason(
                                "because-you-read",
                                card.id(),
                                "Because you read “" + card.headline() + "”"))
                .orElse(
                        new Reason(
                                "like-what-you-read", "reading", "Close to what you often read"));
    }

    private Reason section(int story, String name) {
        var slug = edition.sections().get(edition.sectionOf(story));
        return new Reason("section-you-read", slug, "You read a lot of " + name);
    }

    private Optional<Weighed> topic(Placed placed) {
        return IntStream.of(edition.topicsOf(placed.story()))
                .mapToObj(edition.topics()::get)
                .max(Comparator.comparingDouble(profile.topics()::of))
                .map(topic ->
                        new Weighed(
                                new Reason("topic-you-read", topic, "You read about " + topic),
                                sum(placed.features(), Feature.TOPIC)));
    }
}
