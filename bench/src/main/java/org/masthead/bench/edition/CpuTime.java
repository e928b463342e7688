package org.masthead.bench.edition;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** CPU time of this thread, in milliseconds. */
@SuppressWarnings("ArrayRecordComponent") // sorted times, never compared
record CpuTime(double[] sorted) {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Times of each run, after some that only let the compiler finish. */
    static CpuTime of(int warmUp, int runs, Runnable work) {
        for (int i = 0; i < warmUp; i++) {
            work.run();
        }
        var times = new double[runs];
        for (int i = 0; i < runs; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            work.run();
            times[i] = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return new CpuTime(times);
    }

    double first() {
        return sorted[0];
    }

    double at(double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(quantile * sorted.length))];
    }
}
