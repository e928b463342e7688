package org.masthead.story;

import java.util.Optional;

/**
 * A person who wrote a story.
 *
 * @param url absolute {@code http} or {@code https} address of the author's page
 */
public record Author(String name, Optional<String> url) {

    public static Author named(String name) {
        return new Author(name, Optional.empty());
    }
}
