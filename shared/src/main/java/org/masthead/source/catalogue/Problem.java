package org.masthead.source.catalogue;

/**
 * Why a title of a file is refused.
 *
 * @param line of the file, from 1
 * @param what for people: the thing, the reason, and where there is one the remedy
 */
public record Problem(int line, String what) {

    @Override
    public String toString() {
        return "line %d: %s".formatted(line, what);
    }
}
