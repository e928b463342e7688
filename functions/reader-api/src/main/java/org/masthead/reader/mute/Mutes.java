package org.masthead.reader.mute;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.masthead.edition.Edition;
import org.masthead.member.Hidden;
import org.masthead.member.Selection;
import org.masthead.reader.access.Caller;
import org.masthead.story.Slug;

/**
 * Which stories of an edition a caller never sees, in whatever list, cluster, count or answer to a
 * search. Every endpoint asks this one place.
 *
 * <p>A muted source or author takes away their own stories; the event is still told by others. A
 * muted word or topic is about the event: where half of those who tell it have the word, the rest
 * are the same thing in other words, and go too. A story that was hidden, or that the member wants
 * less of, takes its whole event with it.
 */
public final class Mutes {

    private static final Mutes NONE = new Mutes(new BitSet());

    private final BitSet muted;

    private Mutes(BitSet muted) {
        this.muted = muted;
    }

    /** What the caller does not see of the edition; a guest sees all of it. */
    public static Mutes of(Edition edition, Caller caller) {
        return switch (caller) {
            case Caller.Anonymous() -> NONE;
            case Caller.SignedIn(var member) ->
                    of(edition, member.preferences().mute(), member.hidden());
        };
    }

    /** What neither mutes nor hidden stories leave of the edition. */
    public static Mutes of(Edition edition, Selection mute, Hidden hidden) {
        if (mute.equals(Selection.NOTHING) && hidden.equals(Hidden.NOTHING)) {
            return NONE;
        }
        var muted = by(edition, mute.sources(), mute.authors());
        muted.or(events(edition, mute, hidden));
        return new Mutes(muted);
    }

    /**
     * The same for an edition of one language. What is muted about an event, or hidden of it, may
     * be told in another one: everybody's edition knows, and calls the event by the same id.
     *
     * @param whole everybody's edition
     */
    public static Mutes of(Edition edition, Optional<Edition> whole, Caller caller) {
        return switch (caller) {
            case Caller.Anonymous() -> NONE;
            case Caller.SignedIn(var member) ->
                    whole.filter(it -> !it.readership().equals(edition.readership()))
                            .map(it ->
                                    of(edition, it, member.preferences().mute(), member.hidden()))
                            .orElseGet(() -> of(edition, caller));
        };
    }

    private static Mutes of(Edition edition, Edition whole, Selection mute, Hidden hidden) {
        var here = of(edition, mute, hidden).stories();
        var there = events(whole, mute, hidden);
        there.stream()
                .map(whole::clusterOf)
                .filter(number -> number >= 0)
                .distinct()
                .mapToObj(whole::cluster)
                .filter(it -> count(it.stories(), there) == it.stories().length)
                .flatMapToInt(it -> edition.cluster(it.id()).stream())
                .forEach(number -> set(here, edition.cluster(number).stories()));
        return new Mutes(here);
    }

    private static BitSet events(Edition edition, Selection mute, Hidden hidden) {
        var events = new BitSet();
        mute.words().forEach(word -> events.or(edition.words().containing(word)));
        events.or(about(edition, mute.topics()));
        events.or(eventsMostlyIn(edition, events));
        events.or(eventsOf(edition, hidden));
        return events;
    }

    /** Whether the story at that place is not to be seen. */
    public boolean hides(int story) {
        return muted.get(story);
    }

    /** Whether the story at that place may be seen. */
    public boolean shows(int story) {
        return !muted.get(story);
    }

    /** The places of all stories that may be seen, newest discovered first. */
    public IntStream shown(Edition edition) {
        return IntStream.range(0, edition.size()).filter(this::shows);
    }

    /** The places of all stories that are not to be seen; a copy. */
    public BitSet stories() {
        return (BitSet) muted.clone();
    }

    private static BitSet by(Edition edition, Set<String> sources, Set<String> authors) {
        var titles = edition.sources();
        var muted =
                stories(
                        edition,
                        numbers(titles.size(), i -> titles.get(i).id(), sources),
                        edition::sourceOf);
        muted.or(tagged(edition, edition.authors(), slugs(authors), edition::authorsOf));
        return muted;
    }

    private static BitSet about(Edition edition, Set<String> topics) {
        var slugs = slugs(topics);
        var sections = edition.sections();
        var muted =
                stories(
                        edition,
                        numbers(sections.size(), sections::get, slugs),
                        edition::sectionOf);
        muted.or(tagged(edition, edition.topics(), slugs, edition::topicsOf));
        return muted;
    }

    private static Set<String> slugs(Set<String> names) {
        return names.stream().map(Slug::of).collect(Collectors.toSet());
    }

    /** The numbers of those names that are among the wanted. */
    private static BitSet numbers(int size, IntFunction<String> names, Set<String> wanted) {
        var numbers = new BitSet();
        for (int i = 0; i < size && !wanted.isEmpty(); i++) {
            if (wanted.contains(names.apply(i))) {
                numbers.set(i);
            }
        }
        return numbers;
    }

    private static BitSet stories(Edition edition, BitSet numbers, IntUnaryOperator numberOf) {
        var found = new BitSet();
        for (int story = 0; story < edition.size() && !numbers.isEmpty(); story++) {
            int number = numberOf.applyAsInt(story);
            found.set(story, number >= 0 && numbers.get(number));
        }
        return found;
    }

    private static BitSet tagged(
            Edition edition, List<String> tags, Set<String> wanted, IntFunction<int[]> tagsOf) {
        var numbers = numbers(tags.size(), tags::get, wanted);
        var found = new BitSet();
        for (int story = 0; story < edition.size() && !numbers.isEmpty(); story++) {
            for (int tag : tagsOf.apply(story)) {
                if (numbers.get(tag)) {
                    found.set(story);
                }
            }
        }
        return found;
    }

    private static BitSet eventsMostlyIn(Edition edition, BitSet muted) {
        var whole = new BitSet();
        muted.stream()
                .map(edition::clusterOf)
                .filter(number -> number >= 0)
                .distinct()
                .mapToObj(edition::storiesOf)
                .filter(stories -> 2 * count(stories, muted) >= stories.length)
                .forEach(stories -> set(whole, stories));
        return whole;
    }

    private static long count(int[] stories, BitSet among) {
        return IntStream.of(stories).filter(among::get).count();
    }

    private static BitSet eventsOf(Edition edition, Hidden hidden) {
        var muted = new BitSet();
        hidden.stories()
                .flatMapToInt(id -> edition.story(id).stream())
                .forEach(story -> {
                    muted.set(story);
                    int number = edition.clusterOf(story);
                    if (number >= 0) {
                        set(muted, edition.storiesOf(number));
                    }
                });
        return muted;
    }

    private static void set(BitSet set, int[] stories) {
        for (int story : stories) {
            set.set(story);
        }
    }
}
