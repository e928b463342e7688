package org.masthead.local.cloud.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.local.cloud.Style;
import org.masthead.local.cloud.runtime.Invocation;
import org.masthead.local.cloud.runtime.Outcome;

class LogStreamTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:40:00.123Z");

    @TempDir Path folder;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private LogStream log;

    @BeforeEach
    void open() {
        log =
                LogStream.open(
                        folder.resolve("log.jsonl"),
                        new PrintStream(console, true, StandardCharsets.UTF_8),
                        new LogFormat(new Style(false), ZoneOffset.UTC, "masthead-"),
                        InstantSource.fixed(NOW));
    }

    @AfterEach
    void close() {
        log.close();
    }

    private String shown() {
        return console.toString(StandardCharsets.UTF_8);
    }

    private String kept() throws Exception {
        return Files.readString(folder.resolve("log.jsonl"));
    }

    @Test
    void a_json_line_is_shown_aligned_with_its_fields_after_the_message() throws Exception {
        log.line(
                "masthead-ReaderApiFunction",
                """
                {"timestamp":"2026-03-01T10:39:59.001Z","level":"INFO","message":"Page stored",\
                "function":"masthead-ReaderApiFunction","requestId":"0123456789","correlationId":\
                "c0ffee00-1234","status":200,"nothing":null,"why":"two words"}\
                """);
        assertThat(shown())
                .isEqualTo(
                        "10:39:59.001 reader-api  INFO  01234567 Page stored"
                                + " correlationId=c0ffee00 status=200 why=\"two words\"\n");
        assertThat(kept()).contains("c0ffee00-1234");
    }

    @Test
    void another_line_is_shown_as_it_is() throws Exception {
        log.line("masthead-FetchFunction", "SLF4J: hello");
        assertThat(shown()).contains("fetch").endsWith("SLF4J: hello\n");
        assertThat(kept()).contains("\"message\":\"SLF4J: hello\"");
    }

    @Test
    void a_line_that_only_looks_like_json_is_shown_as_it_is() {
        log.line("masthead-FetchFunction", "{not json");
        assertThat(shown()).endsWith("{not json\n");
    }

    @Test
    void metrics_are_kept_and_not_shown() throws Exception {
        log.line("masthead-EditionFunction", "{\"_aws\":{},\"EditionStories\":7}");
        assertThat(shown()).isEmpty();
        assertThat(kept()).contains("EditionStories");
    }

    @Test
    void an_invocation_ends_in_a_line_with_outcome_and_duration() {
        var invocation = new Invocation("abcdefghijk", "Root=1", "{}");
        var took = Duration.ofMillis(42);
        log.invoked("masthead-FetchFunction", invocation, new Outcome.Replied("{}"), took);
        log.invoked("masthead-FetchFunction", invocation, Outcome.failed("T", "why"), took);
        assertThat(shown().lines())
                .containsExactly(
                        "10:40:00.123 fetch       DONE  abcdefgh done durationMs=42",
                        "10:40:00.123 fetch       FAIL  abcdefgh failed: why errorType=T"
                                + " durationMs=42");
    }

    @Test
    void what_a_publisher_wrote_cannot_steer_the_terminal() {
        log.line("masthead-FetchFunction", "{\"message\":\"a\\u001b[2Jb\",\"url\":\"\\u0007\"}");
        assertThat(shown().chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
    }
}
