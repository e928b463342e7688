package org.masthead.reader.mute;

import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;
import org.masthead.edition.Edition;
import org.masthead.member.Hidden;
import org.masthead.member.Selection;
import org.masthead.reader.access.Caller;

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
        var muted = events(edition, mute, hidden);
        muted.or(Selected.by(edition, mute));
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
            case Caller.SignedIn(var member) -> {
                var mute = member.preferences().mute();
                var hidden = member.hidden();
                var here = of(edition, mute, hidden);
                yield whole.filter(it -> !it.readership().equals(edition.readership()))
                        .map(it -> here.and(events(it, mute, hidden), it, edition))
                        .orElse(here);
            }
        };
    }

    /** And all that tells an event of which every telling is muted there. */
    private Mutes and(BitSet there, Edition whole, Edition edition) {
        var both = stories();
        there.stream()
                .map(whole::clusterOf)
                .filter(event -> event >= 0)
                .distinct()
                .filter(event -> isAllIn(whole.storiesOf(event), there))
                .mapToObj(event -> whole.cluster(event).id())
                .flatMapToInt(id -> edition.cluster(id).stream())
                .forEach(event -> Selected.add(both, edition.storiesOf(event)));
        return new Mutes(both);
    }

    private static boolean isAllIn(int[] stories, BitSet among) {
        return count(stories, among) == stories.length;
    }

    private static BitSet events(Edition edition, Selection mute, Hidden hidden) {
        var muted = Selected.about(edition, mute);
        muted.or(eventsMostlyIn(edition, muted));
        hidden.stories()
                .flatMapToInt(id -> edition.story(id).stream())
                .forEach(story -> setEvent(muted, edition, story));
        return muted;
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

    private static BitSet eventsMostlyIn(Edition edition, BitSet muted) {
        var events = new BitSet();
        muted.stream().map(edition::clusterOf).filter(event -> event >= 0).forEach(events::set);
        var whole = new BitSet();
        events.stream()
                .mapToObj(edition::storiesOf)
                .filter(stories -> 2 * count(stories, muted) >= stories.length)
                .forEach(stories -> Selected.add(whole, stories));
        return whole;
    }

    private static int count(int[] stories, BitSet among) {
        int count = 0;
        for (int story : stories) {
            count += among.get(story) ? 1 : 0;
        }
        return count;
    }

    private static void setEvent(BitSet muted, Edition edition, int story) {
        muted.set(story);
        int event = edition.clusterOf(story);
        if (event >= 0) {
            Selected.add(muted, edition.storiesOf(event));
        }
    }
}
