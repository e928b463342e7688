package org.masthead.local.stores;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can happen to a subscription, in one word for all stores. */
public enum Happening {
    /** Bought and paid. */
    BOUGHT,
    /** Begun with free days. */
    TRIAL,
    RENEWED,
    /** Will not be renewed. */
    CANCELLED,
    /** Will be renewed after all. */
    RESUBSCRIBED,
    /** A payment failed; the store still lets the member read. */
    GRACE,
    /** A payment failed; nothing opens. */
    HOLD,
    /** The failed payment succeeded. */
    RECOVERED,
    PAUSED,
    RESUMED,
    /** Another product of the same store. */
    CHANGED,
    /** Some days more, for nothing. */
    EXTENDED,
    EXPIRED,
    REFUNDED,
    /** The refund or dispute was taken back. */
    UNDONE,
    /** The store's own test of the webhook. */
    TEST;

    /** As in commands: {@code bought}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that word. */
    public static Optional<Happening> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }

    /** All words, in the order of a long life. */
    public static String words() {
        return Arrays.stream(values()).map(Happening::word).collect(Collectors.joining(" "));
    }
}
