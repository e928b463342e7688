package org.masthead.local.cloud.reextract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.masthead.local.cloud.Style;

class RerunProgressTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    private RerunProgress progress(int before, int total) {
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        return new RerunProgress(out, new Style(false), () -> now, before, total);
    }

    @Test
    void says_what_is_done_how_fast_and_what_is_left() {
        assertThat(progress(0, 5_000).line(1_200, Duration.ofSeconds(12)))
                .isEqualTo("1,200 of 5,000 pages (24%), 100/s, 0:38 left, 0:12 so far");
    }

    @Test
    void does_not_count_the_pages_of_an_earlier_run_as_speed() {
        assertThat(progress(1_000, 5_000).line(1_200, Duration.ofSeconds(12)))
                .contains("17/s, 3:48 left");
    }

    @Test
    void says_so_now_and_then_and_at_the_end() {
        var progress = progress(0, 3);
        progress.done(1);
        progress.done(2);
        now = now.plusSeconds(1);
        progress.done(3);
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("1 of 3 pages (33%)"),
                        last -> assertThat(last).startsWith("3 of 3 pages (100%)"));
    }
}
