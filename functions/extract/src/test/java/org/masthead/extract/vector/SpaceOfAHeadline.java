package org.masthead.extract.vector;

import java.util.Optional;

/** A program that says of which space the vector of a headline is. */
final class SpaceOfAHeadline {

    private SpaceOfAHeadline() {}

    static void main() {
        System.out.print(
                Embedder.shared().of("Ferry to the islands cancelled", Optional.of("en")).space());
    }
}
