package org.masthead.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.page.FetchMessage;

class RetryDelayTest {

    private static FetchMessage message(String url, int attempt) {
        return new FetchMessage(
                "courier",
                FetchMessage.Kind.PAGE,
                url,
                Instant.EPOCH,
                Instant.EPOCH,
                attempt,
                "c",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"1, 30, 36", "2, 120, 144", "3, 480, 576", "4, 900, 900"})
    void grows_with_each_attempt(int attempt, int least, int most) {
        for (int i = 0; i < 200; i++) {
            assertThat(RetryDelay.after(message("u" + i, attempt), Optional.empty()))
                    .hasValueSatisfying(delay ->
                            assertThat(delay)
                                    .isBetween(
                                            Duration.ofSeconds(least), Duration.ofSeconds(most)));
        }
    }

    @Test
    void ends_with_the_fifth_attempt() {
        assertThat(RetryDelay.after(message("u", 5), Optional.of(Duration.ofSeconds(1)))).isEmpty();
    }

    @Test
    void is_what_the_origin_asked_for_rounded_up_but_never_more_than_a_queue_can_wait() {
        assertThat(RetryDelay.after(message("", 4), Optional.of(Duration.ofMillis(7_001))))
                .contains(Duration.ofSeconds(8));
        assertThat(RetryDelay.after(message("u", 1), Optional.of(Duration.ofDays(9_999))))
                .contains(Duration.ofMinutes(15));
    }

    @Test
    void spreads_the_pages_of_one_site() {
        assertThat(
                        IntStream.range(0, 100)
                                .mapToObj(i ->
                                        RetryDelay.after(message("u" + i, 1), Optional.empty()))
                                .distinct())
                .hasSizeGreaterThan(4);
    }
}
