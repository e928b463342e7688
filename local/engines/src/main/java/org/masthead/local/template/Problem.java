package org.masthead.local.template;

/**
 * One reason why the template cannot be obeyed.
 *
 * @param line from 1; 0 where the template has no line for it
 * @param where resource and property, {@code PagesBucket.VersioningConfiguration}
 * @param message what is wrong and what to do
 */
public record Problem(int line, String where, String message) {

    @Override
    public String toString() {
        return line + " " + where + ": " + message;
    }
}
