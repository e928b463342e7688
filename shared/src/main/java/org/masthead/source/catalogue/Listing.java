package org.masthead.source.catalogue;

import java.util.Optional;
import org.masthead.source.Source;

/**
 * A title that a file lists, and that may be carried.
 *
 * @param line of the file, from 1
 * @param source the title
 * @param identity who named it
 * @param seen where its feeds' addresses are publicly documented, in words
 */
public record Listing(int line, Source source, Identity identity, Optional<String> seen) {

    /** Who gave a title its id. */
    public enum Identity {
        /** The file: what it says of the title is meant to hold. */
        STATED,
        /** We, from the title's name: the file knows nothing of what we carry. */
        DERIVED
    }
}
