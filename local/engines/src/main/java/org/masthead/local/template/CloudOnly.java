package org.masthead.local.template;

/**
 * Something the template says that has no effect locally, on purpose.
 *
 * @param what resource and property, or the resource alone
 * @param reason why it is not needed here
 */
public record CloudOnly(int line, String what, String reason) {

    @Override
    public String toString() {
        return what + ": " + reason;
    }
}
