package org.masthead.bench.metric;

/** A mean that is taken as the values come. */
final class Mean {

    private double sum;
    private int count;

    void add(double value) {
        sum += value;
        count++;
    }

    void add(boolean hit) {
        add(hit ? 1 : 0);
    }

    /** 0 where no value came. */
    double value() {
        return count == 0 ? 0 : sum / count;
    }

    /** The harmonic mean of a precision and a recall. */
    static double f1(double precision, double recall) {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
}
