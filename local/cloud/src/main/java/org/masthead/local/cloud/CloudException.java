package org.masthead.local.cloud;

/**
 * The local cloud cannot do what was asked. The message is for the person at the keyboard: what,
 * why, and the next step.
 */
public final class CloudException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    public CloudException(String message) {
        this(message, 1);
    }

    public CloudException(String message, Throwable cause) {
        super(message, cause);
        this.status = 1;
    }

    private CloudException(String message, int status) {
        super(message);
        this.status = status;
    }

    /** Of what somebody gave us, some or all was refused; nothing else went wrong. */
    public static CloudException refused(String message) {
        return new CloudException(message, 2);
    }

    /** What the process exits with: 2 for what was refused, else 1. */
    public int status() {
        return status;
    }
}
