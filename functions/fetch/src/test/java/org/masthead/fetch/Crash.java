package org.masthead.fetch;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A function that dies at one of its calls to AWS: just before it, or just after it took effect.
 */
final class Crash {

    /** Where within the call. */
    enum Moment {
        BEFORE,
        AFTER
    }

    private final AtomicInteger left;
    private final Moment moment;

    private Crash(int at, Moment moment) {
        this.left = new AtomicInteger(at);
        this.moment = moment;
    }

    static Crash never() {
        return new Crash(Integer.MAX_VALUE, Moment.BEFORE);
    }

    /** At the so-manieth call, 1 being the first. */
    static Crash at(int call, Moment moment) {
        return new Crash(call, moment);
    }

    /** Whether it came to that. */
    boolean happened() {
        return left.get() <= 0;
    }

    /** What the function calls; from the crash on, nothing reaches the engine any more. */
    <T> T on(Class<T> type, T client) {
        return Calls.around(
                type,
                client,
                (method, argument, call) -> {
                    int now = left.decrementAndGet();
                    if (now < 0 || (now == 0 && moment == Moment.BEFORE)) {
                        throw new IllegalStateException("crashed before " + method);
                    }
                    var answer = call.proceed();
                    if (now == 0) {
                        throw new IllegalStateException("crashed after " + method);
                    }
                    return answer;
                });
    }
}
