package org.masthead.local.engines;

import java.io.Serial;

/** A local engine could not be started, stopped or set up. */
public final class EngineException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    EngineException(String message) {
        super(message);
    }

    EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
