package org.masthead.local.cloud;

/**
 * The local cloud cannot do what was asked. The message is for the person at the keyboard: what,
 * why, and the next step.
 */
public final class CloudException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CloudException(String message) {
        super(message);
    }

    public CloudException(String message, Throwable cause) {
        super(message, cause);
    }
}
