package org.masthead.reader.mute;

import java.util.BitSet;
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
        var muted = Selected.about(edition, mute);
        muted.or(eventsMostlyIn(edition, muted));
        muted.or(Selected.by(edition, mute));
        hidden.stories()
                .flatMapToInt(id -> edition.story(id).stream())
                .forEach(story -> setEvent(muted, edition, story));
        return new Mutes(muted);
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
