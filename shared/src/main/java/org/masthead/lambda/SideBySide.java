package org.masthead.lambda;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Many small pieces of work that wait for others, some at a time. */
public final class SideBySide {

    /** At once; a function's clients open as many connections. */
    private static final int AT_ONCE = 16;

    private SideBySide() {}

    /**
     * Does every piece, also where another one fails.
     *
     * @throws RuntimeException the first failure, the others suppressed in it
     */
    public static <T> void each(Collection<T> pieces, Consumer<T> work) {
        each(pieces, () -> true, work);
    }

    /**
     * Does piece by piece, in the order given, while there is time.
     *
     * @param timeLeft asked before each piece
     * @return how many pieces were left undone for want of time
     * @throws RuntimeException the first failure, the others suppressed in it
     */
    public static <T> int each(Collection<T> pieces, BooleanSupplier timeLeft, Consumer<T> work) {
        var left = new AtomicInteger();
        var failures = new ConcurrentLinkedQueue<RuntimeException>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (var piece : pieces) {
                threads.execute(
                        Log.carried(() -> {
                            if (!timeLeft.getAsBoolean()) {
                                left.incrementAndGet();
                                return;
                            }
                            try {
                                work.accept(piece);
                            } catch (RuntimeException e) {
                                failures.add(e);
                            }
                        }));
            }
        }
        Optional.ofNullable(failures.poll())
                .ifPresent(first -> {
                    failures.forEach(first::addSuppressed);
                    throw first;
                });
        return left.get();
    }
}
