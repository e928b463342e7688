package org.masthead.local.cloud.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.local.cloud.CloudException;

class ScheduleTest {

    private static Instant next(String expression, Instant after) {
        return Schedule.parse(expression).next(after).orElseThrow();
    }

    @Nested
    class ARate {

        @ParameterizedTest
        @CsvSource({
            "rate(1 minute),  2026-01-01T00:01:00Z",
            "rate(5 minutes), 2026-01-01T00:05:00Z",
            "rate(1 hour),    2026-01-01T01:00:00Z",
            "rate(12 hours),  2026-01-01T12:00:00Z",
            "rate(7 days),    2026-01-08T00:00:00Z",
        })
        void fires_a_period_later(String expression, Instant next) {
            assertThat(next(expression, Instant.parse("2026-01-01T00:00:00Z"))).isEqualTo(next);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "rate(1 minutes)",
                    "rate(5 minute)",
                    "rate(0 minutes)",
                    "rate(30 seconds)",
                    "rate(1.5 hours)",
                    "rate(-1 day)",
                    "rate()",
                    "every(1 minute)",
                    "at(2026-01-01T00:00:00)",
                    ""
                })
        void of_another_form_is_refused_with_its_text(String expression) {
            assertThatThrownBy(() -> Schedule.parse(expression))
                    .isInstanceOf(CloudException.class)
                    .hasMessageContaining("schedule " + expression);
        }
    }

    @Nested
    class ACronExpression {

        // 2026-01-01 is a Thursday.
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        cron(0 10 * * ? *)            | 2026-01-01T00:00:00Z | 2026-01-01T10:00:00Z
                        cron(0 10 * * ? *)            | 2026-01-01T10:00:00Z | 2026-01-02T10:00:00Z
                        cron(0 10 * * ? *)            | 2026-01-01T09:59:59Z | 2026-01-01T10:00:00Z
                        cron(0/15 * * * ? *)          | 2026-01-01T00:00:00Z | 2026-01-01T00:15:00Z
                        cron(5/15 * * * ? *)          | 2026-01-01T00:50:00Z | 2026-01-01T01:05:00Z
                        cron(10,40 8-10 * * ? *)      | 2026-01-01T10:40:00Z | 2026-01-02T08:10:00Z
                        cron(15 12 * * ? *)           | 2026-12-31T12:15:00Z | 2027-01-01T12:15:00Z
                        cron(0 18 ? * MON-FRI *)      | 2026-01-02T18:00:00Z | 2026-01-05T18:00:00Z
                        cron(0 0 ? * 1 *)             | 2026-01-01T00:00:00Z | 2026-01-04T00:00:00Z
                        cron(0 0 ? * sun *)           | 2026-01-01T00:00:00Z | 2026-01-04T00:00:00Z
                        cron(0 0 ? * L *)             | 2026-01-01T00:00:00Z | 2026-01-03T00:00:00Z
                        cron(0 8 1 * ? *)             | 2026-01-01T08:00:00Z | 2026-02-01T08:00:00Z
                        cron(0 0 31 * ? *)            | 2026-01-31T00:00:00Z | 2026-03-31T00:00:00Z
                        cron(0 0 29 2 ? *)            | 2026-01-01T00:00:00Z | 2028-02-29T00:00:00Z
                        cron(0 0 L * ? *)             | 2026-02-01T00:00:00Z | 2026-02-28T00:00:00Z
                        cron(0 9 3W * ? *)            | 2026-01-01T00:00:00Z | 2026-01-02T09:00:00Z
                        cron(0 9 4W * ? *)            | 2026-01-03T00:00:00Z | 2026-01-05T09:00:00Z
                        cron(0 9 1W AUG ? *)          | 2026-07-31T23:00:00Z | 2026-08-03T09:00:00Z
                        cron(0 9 31W MAY ? *)         | 2026-05-01T00:00:00Z | 2026-05-29T09:00:00Z
                        cron(0 9 ? * 2#1 *)           | 2026-01-01T00:00:00Z | 2026-01-05T09:00:00Z
                        cron(0 9 ? * FRI#5 *)         | 2026-02-01T00:00:00Z | 2026-05-29T09:00:00Z
                        cron(15 10 ? * 6L 2026-2027)  | 2026-01-01T00:00:00Z | 2026-01-30T10:15:00Z
                        cron(0 0 1 1 ? 2030)          | 2026-01-01T00:00:00Z | 2030-01-01T00:00:00Z
                        cron(0 0 1 JAN-MAR/2 ? *)     | 2026-01-01T00:00:00Z | 2026-03-01T00:00:00Z
                        """)
        void fires_next(String expression, Instant after, Instant next) {
            assertThat(next(expression, after)).isEqualTo(next);
        }

        @Test
        void that_is_over_never_fires_again() {
            var schedule = Schedule.parse("cron(0 0 1 1 ? 2020)");
            assertThat(schedule.next(Instant.parse("2026-01-01T00:00:00Z"))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "cron(0 10 * * *)",
                    "cron(0 10 * * ? * *)",
                    "cron(0 10 * * * *)",
                    "cron(0 10 ? * ? *)",
                    "cron(60 10 * * ? *)",
                    "cron(0 24 * * ? *)",
                    "cron(0 10 0 * ? *)",
                    "cron(0 10 * 13 ? *)",
                    "cron(0 10 ? * 8 *)",
                    "cron(0 10 ? * 2#6 *)",
                    "cron(0 10 ? * MON#1,TUE#1 *)",
                    "cron(0 10 * * ? 1969)",
                    "cron(10-5 10 * * ? *)",
                    "cron(0/0 10 * * ? *)",
                    "cron(a 10 * * ? *)",
                    "cron(0  10 * * ? *)",
                    "cron(0 10 LW * ? *)",
                    "cron(1/2/3 * * * ? *)"
                })
        void of_another_form_is_refused_with_its_text(String expression) {
            assertThatThrownBy(() -> Schedule.parse(expression))
                    .isInstanceOf(CloudException.class)
                    .hasMessageContaining("schedule " + expression);
        }
    }
}
