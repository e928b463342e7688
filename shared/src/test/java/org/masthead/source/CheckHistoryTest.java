package org.masthead.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.source.CheckHistory.Check;

class CheckHistoryTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void a_source_with_news_is_checked_sooner_down_to_a_minute() {
        var history = new CheckHistory(0, Duration.ofMinutes(8));
        assertThat(history.after(new Check.NewEntries(1)).interval()).hasMinutes(4);
        assertThat(
                        new CheckHistory(0, Duration.ofMinutes(1))
                                .after(new Check.NewEntries(9))
                                .interval())
                .hasMinutes(1);
    }

    @Test
    void a_quiet_source_is_checked_later_up_to_a_day() {
        var history = CheckHistory.NEW;
        for (int check = 0; check < 200; check++) {
            history = history.after(new Check.NothingNew());
        }
        assertThat(history.interval()).hasHours(24);
    }

    @ParameterizedTest
    @CsvSource({"0, PT2M", "1, PT4M", "3, PT16M", "9, PT17H4M", "10, PT24H", "400, PT24H"})
    void each_failure_in_a_row_doubles_the_wait(int failures, Duration wait) {
        var history = new CheckHistory(failures, Duration.ofMinutes(2));
        assertThat(history.next(NOON)).isEqualTo(NOON.plus(wait));
    }

    @Test
    void a_check_that_works_forgets_the_failures() {
        var failing = CheckHistory.NEW.after(new Check.Failed()).after(new Check.Failed());
        assertThat(failing.failures()).isEqualTo(2);
        assertThat(failing.after(new Check.NothingNew()).failures()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"''", "Courier", "a/b", "-a", "'../a'"})
    void a_source_id_that_could_be_a_path_is_refused(String id) {
        assertThatThrownBy(() ->
                        new Source(
                                id,
                                "Courier",
                                "https://courier.example/",
                                List.of(),
                                Optional.empty(),
                                "en",
                                "GB",
                                List.of(),
                                "by agreement",
                                RightsPolicy.STATED))
                .hasMessageContaining("source id '" + id + "'");
    }
}
