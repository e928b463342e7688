package org.masthead.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;
import org.masthead.member.Signal;

/** What a member did with a story. */
public enum EventKind {
    /** Its card was on the screen. */
    @JsonProperty("shown")
    SHOWN(Optional.empty(), Counted.SHOWN),
    /** The story was opened. */
    @JsonProperty("opened")
    OPENED(Optional.of(Signal.OPENED), Counted.OPENED),
    /** The story was on the screen for some seconds more; {@code dwellSeconds} says how many. */
    @JsonProperty("read")
    READ(Optional.of(Signal.READ), Counted.READ),
    /** The end of the story was on the screen. */
    @JsonProperty("finished")
    FINISHED(Optional.of(Signal.FINISHED), Counted.FINISHED),
    @JsonProperty("saved")
    SAVED(Optional.of(Signal.SAVED), Counted.SAVED),
    /** Takes a {@link #SAVED} back. */
    @JsonProperty("unsaved")
    UNSAVED(Optional.empty(), Counted.UNSAVED),
    @JsonProperty("shared")
    SHARED(Optional.of(Signal.SHARED), Counted.SHARED),
    /** The member does not want to see this story any more. */
    @JsonProperty("hidden")
    HIDDEN(Optional.of(Signal.HIDDEN), Counted.HIDDEN),
    /** Less of this. */
    @JsonProperty("less")
    LESS(Optional.of(Signal.LESS), Counted.LESS),
    /** Takes a {@link #HIDDEN} or {@link #LESS} back: the story is shown again. */
    @JsonProperty("unhidden")
    UNHIDDEN(Optional.empty(), Counted.UNHIDDEN);

    private final Optional<Signal> signal;
    private final Counted counted;

    EventKind(Optional<Signal> signal, Counted counted) {
        this.signal = signal;
        this.counted = counted;
    }

    /** The kind of that name, as JSON has it. */
    public static Optional<EventKind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(name)).findFirst();
    }

    /** As JSON has it. */
    public String text() {
        return counted.text();
    }

    /** What it says of the member's taste; empty where nothing. */
    public Optional<Signal> signal() {
        return signal;
    }

    /** The count that it adds to. */
    public Counted counted() {
        return counted;
    }

    /** Whether the member met the story by it, so that it belongs into their history. */
    public boolean isReading() {
        return switch (this) {
            case OPENED, READ, FINISHED, SHARED -> true;
            case SHOWN, SAVED, UNSAVED, HIDDEN, LESS, UNHIDDEN -> false;
        };
    }
}
