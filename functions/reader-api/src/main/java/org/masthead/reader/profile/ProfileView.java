package org.masthead.reader.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.masthead.edition.Edition;
import org.masthead.member.Affinities;
import org.masthead.member.Hidden;
import org.masthead.member.Mark;
import org.masthead.member.Marks;
import org.masthead.member.Member;
import org.masthead.member.Preferences;
import org.masthead.member.Profile;
import org.masthead.member.Signal;
import org.masthead.source.Source;

/**
 * All that is known of a member's taste, in words.
 *
 * @param inWords a few sentences that say the most of it
 * @param personalised whether any of it is used
 * @param since what happened until then was forgotten; empty where nothing was
 * @param storiesOpened in all, or since then
 * @param sections the strongest first, as are the others
 * @param vectors by the space: what the stories were about, as numbers that nobody can read
 * @param recent stories of the last days
 */
record ProfileView(
        List<String> inWords,
        boolean personalised,
        Optional<Instant> since,
        int storiesOpened,
        List<Liking> sections,
        List<Liking> topics,
        List<Liking> sources,
        List<Vector> vectors,
        List<Met> recent,
        List<Met> hidden,
        Preferences preferences) {

    private static final int IN_A_SENTENCE = 3;

    /**
     * How much a member likes something.
     *
     * @param value what to name in order to have it forgotten
     * @param share of all that is liked of its kind, 0…1; below 0 for what they want less of
     */
    record Liking(String value, String name, double share) {}

    /** A sum of story vectors. */
    record Vector(String value, int dimensions, double stories) {}

    /**
     * A story that the member met.
     *
     * @param what {@code shown}, {@code opened}, {@code hidden} and so on
     * @param headline empty where the story is not live any more
     */
    record Met(String value, String what, Instant at, Optional<String> headline) {}

    static ProfileView of(Member member, Optional<Edition> edition) {
        var profile = member.profile();
        var sources = likings(profile.sources(), id -> nameOf(id, edition));
        var sections = likings(profile.sections(), UnaryOperator.identity());
        var topics = likings(profile.topics(), UnaryOperator.identity());
        return new ProfileView(
                inWords(profile, sections, topics, sources),
                member.preferences().personalised(),
                Optional.of(profile.since()).filter(Instant.EPOCH::isBefore),
                profile.stories(),
                sections,
                topics,
                sources,
                vectors(profile),
                recent(member, edition),
                hidden(member.hidden(), edition),
                member.preferences());
    }

    private static List<Liking> likings(Affinities affinities, UnaryOperator<String> name) {
        double liked = Math.max(affinities.liked(), 1e-9);
        return affinities.strongestFirst().stream()
                .map(entry ->
                        new Liking(
                                entry.getKey(),
                                name.apply(entry.getKey()),
                                rounded(Math.clamp(entry.getValue() / liked, -1, 1))))
                .toList();
    }

    private static String nameOf(String source, Optional<Edition> edition) {
        return edition.flatMap(it -> it.source(source)).map(Source::name).orElse(source);
    }

    private static double rounded(double number) {
        return Math.round(number * 1_000) / 1_000.0;
    }

    private static List<Vector> vectors(Profile profile) {
        return profile.vectors().stream()
                .map(it -> new Vector(it.space(), it.sum().length, rounded(it.weight())))
                .toList();
    }

    private static List<Met> recent(Member member, Optional<Edition> edition) {
        var names =
                Arrays.stream(Signal.values())
                        .collect(
                                Collectors.toMap(
                                        Signal::number, it -> it.name().toLowerCase(Locale.ROOT)));
        var met = new ArrayList<>(mets(member.recent().read(), names, edition));
        met.addAll(shown(member.recent().shown(), edition));
        return met;
    }

    private static List<Met> shown(Marks marks, Optional<Edition> edition) {
        return marks.latestFirst().stream().map(mark -> met(mark, "shown", edition)).toList();
    }

    private static List<Met> hidden(Hidden hidden, Optional<Edition> edition) {
        var names = Map.of(Signal.HIDDEN.number(), "hidden", Signal.LESS.number(), "less");
        return mets(hidden.marks(), names, edition);
    }

    private static List<Met> mets(
            Marks marks, Map<Integer, String> names, Optional<Edition> edition) {
        return marks.latestFirst().stream()
                .filter(mark -> names.containsKey(mark.value()))
                .map(mark -> met(mark, names.getOrDefault(mark.value(), ""), edition))
                .toList();
    }

    private static Met met(Mark mark, String what, Optional<Edition> edition) {
        var headline =
                edition.flatMap(it ->
                        it.story(mark.story()).stream()
                                .mapToObj(story -> it.card(story).headline())
                                .findFirst());
        return new Met(mark.story(), what, mark.at(), headline);
    }

    private static List<String> inWords(
            Profile profile, List<Liking> sections, List<Liking> topics, List<Liking> sources) {
        var words = new ArrayList<String>();
        words.add(
                profile.stories() == 0
                        ? "You have not opened a story yet, so your feed leads with what most"
                                + " members read."
                        : "You have opened %d %s."
                                .formatted(
                                        profile.stories(),
                                        profile.stories() == 1 ? "story" : "stories"));
        sentence("You read most in %s.", liked(sections)).ifPresent(words::add);
        sentence("You read most about %s.", liked(topics)).ifPresent(words::add);
        sentence("You read most by %s.", liked(sources)).ifPresent(words::add);
        sentence("You want less about %s.", unliked(topics)).ifPresent(words::add);
        return words;
    }

    private static Optional<String> sentence(String form, List<String> names) {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(form.replace("%s", String.join(", ", names)));
    }

    private static List<String> liked(List<Liking> likings) {
        return likings.stream()
                .filter(it -> it.share() > 0)
                .map(Liking::name)
                .limit(IN_A_SENTENCE)
                .toList();
    }

    private static List<String> unliked(List<Liking> likings) {
        return likings.stream()
                .filter(it -> it.share() < 0)
                .map(Liking::name)
                .limit(IN_A_SENTENCE)
                .toList();
    }
}
