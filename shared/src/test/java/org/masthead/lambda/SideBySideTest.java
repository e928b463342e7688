package org.masthead.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

    private final ConcurrentSkipListSet<Integer> done = new ConcurrentSkipListSet<>();

    @Test
    void every_piece_is_done() {
        assertThat(SideBySide.each(HUNDRED, () -> true, done::add)).isZero();
        assertThat(done).containsExactlyElementsOf(HUNDRED);
    }

    @Test
    void a_piece_that_fails_keeps_no_other_from_being_done_and_is_told() {
        assertThatThrownBy(() ->
                        SideBySide.each(
                                HUNDRED,
                                piece -> {
                                    if (piece % 50 == 7) {
                                        throw new IllegalStateException("piece " + piece);
                                    }
                                    done.add(piece);
                                }))
                .hasMessageStartingWith("piece ")
                .satisfies(first -> assertThat(first.getSuppressed()).hasSize(1));
        assertThat(done).hasSize(98);
    }

    @Test
    void what_there_is_no_time_for_is_left_and_counted() {
        var time = new AtomicInteger(30);
        int left = SideBySide.each(HUNDRED, () -> time.getAndDecrement() > 0, done::add);
        assertThat(left).isEqualTo(70);
        assertThat(done).hasSize(30);
    }
}
