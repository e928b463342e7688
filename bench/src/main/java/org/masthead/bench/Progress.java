package org.masthead.bench;

import java.io.PrintStream;

/** Says what a long run is doing and how much is left: {@code [3/20] …}. */
final class Progress {

    private final PrintStream to;
    private final int steps;
    private int step;

    Progress(PrintStream to, int steps) {
        this.to = to;
        this.steps = steps;
    }

    void step(String what) {
        step++;
        to.printf("[%d/%d] %s%n", step, steps, what);
    }
}
