package org.masthead.edition;

/** Bytes that are no edition, are damaged, or are of a format that this reader does not know. */
public final class UnreadableEditionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnreadableEditionException(String message) {
        super(message);
    }

    UnreadableEditionException(String message, Throwable cause) {
        super(message, cause);
    }
}
