package org.masthead.search;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Lucene without its advice to start the JVM with an incubating module, which Lambda cannot. */
final class QuietLucene {

    /** Held, because loggers that nobody holds are forgotten with their level. */
    private static final Logger ADVICE =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    private QuietLucene() {}

    static void please() {
        ADVICE.setLevel(Level.SEVERE);
    }
}
