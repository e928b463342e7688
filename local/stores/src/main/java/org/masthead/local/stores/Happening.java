package org.masthead.local.stores;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can happen to a subscription, in one word for all stores. */
public enum Happening {
    BOUGHT("bought and paid"),
    TRIAL("begun with free days"),
    RENEWED("paid again"),
    CANCELLED("will not be renewed"),
    RESUBSCRIBED("will be renewed after all"),
    GRACE("a payment failed; the store still lets the member read"),
    HOLD("a payment failed; nothing opens"),
    RECOVERED("the failed payment succeeded"),
    PAUSED("the member has paused it"),
    RESUMED("and goes on with it"),
    CHANGED("another product of the same store"),
    EXTENDED("some days more, for nothing"),
    EXPIRED("over"),
    REFUNDED("the money went back"),
    UNDONE("the refund or dispute was taken back"),
    TEST("the store's own test of the webhook; changes nothing");

    private final String meaning;

    Happening(String meaning) {
        this.meaning = meaning;
    }

    /** In a few words. */
    public String meaning() {
        return meaning;
    }

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
