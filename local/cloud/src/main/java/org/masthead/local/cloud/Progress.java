package org.masthead.local.cloud;

import java.io.PrintStream;

/** Says what a start is doing and what is left: {@code [3/7] …}. */
final class Progress {

    private final PrintStream out;
    private final Style style;
    private final int steps;
    private int step;

    Progress(PrintStream out, Style style, int steps) {
        this.out = out;
        this.style = style;
        this.steps = steps;
    }

    void next(String what) {
        step++;
        out.println(style.dim("[%d/%d] ".formatted(step, steps)) + what);
    }

    void note(String what) {
        out.println("      " + what);
    }
}
