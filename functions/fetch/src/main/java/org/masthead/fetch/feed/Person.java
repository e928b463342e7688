package org.masthead.fetch.feed;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Somebody who wrote an entry.
 *
 * @param name plain text
 */
public record Person(Optional<String> name, Optional<String> email, Optional<Link> url) {

    private static final Pattern EMAIL = Pattern.compile("[^\\s<>()@:]{1,64}@[^\\s<>()@:]{1,255}");

    /** Characters, beyond which there is nobody to be read out of a text. */
    private static final int MAX_LENGTH = 500;

    /** What is left of "name (email)" without the email. */
    private static final Pattern BRACKETS = Pattern.compile("[()<>]|mailto:");

    /** Nobody, where all three are absent. */
    static Optional<Person> of(Optional<String> name, Optional<String> email, Optional<Link> url) {
        return name.isEmpty() && email.isEmpty() && url.isEmpty()
                ? Optional.empty()
                : Optional.of(new Person(name, email, url));
    }

    /**
     * Reads what RSS has in one text: an email and a name in either order and in brackets of either
     * kind, or one of them.
     */
    static Person of(String text) {
        var found = EMAIL.matcher(text);
        if (text.length() > MAX_LENGTH || !found.find()) {
            return new Person(Optional.of(text), Optional.empty(), Optional.empty());
        }
        var rest = text.substring(0, found.start()) + text.substring(found.end());
        var name = BRACKETS.matcher(rest).replaceAll("").strip();
        return new Person(
                Optional.of(name).filter(words -> !words.isEmpty()),
                Optional.of(found.group()),
                Optional.empty());
    }
}
