package org.masthead.member;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Stories that a member hid, or wants less of. Of two acts on one story the later stands. Kept for
 * {@link #KEPT}: by then the story has left every feed.
 *
 * @param marks the value is the number of {@link Signal#HIDDEN} or {@link Signal#LESS}, or {@value
 *     #SHOWN_AGAIN} where the member took it back
 */
public record Hidden(Marks marks) {

    public static final Hidden NOTHING = new Hidden(Marks.NONE);

    /** A story is live for three days; one more for clocks and late events. */
    public static final Duration KEPT = Duration.ofDays(4);

    /** 15 bytes each: three kilobytes, which a member must work for. */
    static final int MOST = 200;

    private static final int SHOWN_AGAIN = 0;

    /** The same after a story was hidden. */
    public Hidden hide(String story, Instant at) {
        return with(story, at, Signal.HIDDEN.number());
    }

    /** The same after the member asked for less of what a story is about. */
    public Hidden less(String story, Instant at) {
        return with(story, at, Signal.LESS.number());
    }

    /** The same after the member took it back. */
    public Hidden show(String story, Instant at) {
        return with(story, at, SHOWN_AGAIN);
    }

    /** The stories not to be shown. */
    public Stream<String> stories() {
        return marks.latestFirst().stream()
                .filter(mark -> mark.value() != SHOWN_AGAIN)
                .map(Mark::story);
    }

    /** The stories of whose kind the member wants less. */
    public Stream<String> unwanted() {
        return marks.latestFirst().stream()
                .filter(mark -> mark.value() == Signal.LESS.number())
                .map(Mark::story);
    }

    /** The same without a note of one story; it is shown again. */
    public Hidden without(String story) {
        return new Hidden(marks.without(story));
    }

    private Hidden with(String story, Instant at, int value) {
        var mark = new Mark(story, at, value);
        var latest = at.minus(KEPT);
        return new Hidden(marks.with(mark, (earlier, later) -> later, MOST).since(latest));
    }
}
