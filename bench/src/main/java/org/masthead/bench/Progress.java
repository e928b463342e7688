package org.masthead.bench;

import java.io.PrintStream;

/** Says what a long run is doing and how much is left: {@code [3/20] …}. */
public final class Progress {

    private final PrintStream to;
    private final int steps;
    private int step;

    /** So many steps are to come. */
    public Progress(PrintStream to, int steps) {
        this.to = to;
        this.steps = steps;
    }

    /** Begins the next one. */
    public void step(String what) {
        step++;
        to.printf("[%d/%d] %s%n", step, steps, what);
    }
}
