package org.masthead.local.cloud.reextract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.local.cloud.CloudException;
import org.masthead.local.cloud.Style;
import org.masthead.local.cloud.reextract.ExtractFunction.Answer;
import org.masthead.local.cloud.reextract.ExtractFunction.Answer.Broken;
import org.masthead.local.cloud.reextract.ExtractFunction.Answer.Done;
import org.masthead.local.cloud.reextract.Selection.Mode;
import org.masthead.page.PageKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RerunTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<PageKey> PAGES =
            IntStream.range(0, 230)
                    .mapToObj(
                            i -> PageKey.of("crux", NOON, "https://crux.example/" + i, new byte[0]))
                    .toList();

    @TempDir Path folder;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private Checkpoint checkpoint;

    @BeforeEach
    void list() throws IOException {
        checkpoint = Checkpoint.open(folder);
        checkpoint.list(PAGES.stream(), _ -> {});
    }

    @AfterEach
    void close() throws IOException {
        checkpoint.close();
    }

    private void reopen() throws IOException {
        checkpoint.close();
        checkpoint = Checkpoint.open(folder);
    }

    private void run(ExtractFunction function) throws IOException {
        var silent = new PrintStream(PrintStream.nullOutputStream());
        var clock = InstantSource.fixed(NOON);
        var progress = new RerunProgress(silent, new Style(false), clock, 0, PAGES.size());
        ExtractFunction listening =
                (keys, mode) -> {
                    asked.addAll(keys);
                    return function.extract(keys, mode);
                };
        new Rerun(listening, Mode.DRY_RUN, checkpoint, progress).run(3);
    }

    private static Answer unchanged(List<String> keys, Mode mode) {
        return new Done(7, keys.stream().map(RerunTest::result).toList(), List.of());
    }

    private static JsonNode result(String key) {
        var result = JsonMapper.shared().createObjectNode().put("page", key);
        result.putObject("finding").put("outcome", "unchanged");
        return result;
    }

    private List<String> pages(String outcome) throws IOException {
        var pages = new ArrayList<String>();
        checkpoint.results(result -> {
            if (Findings.outcome(result).equals(outcome)) {
                pages.add(result.path("page").asString());
            }
        });
        return pages;
    }

    private static String key(int page) {
        return PAGES.get(page).toString();
    }

    private static List<String> all() {
        return PAGES.stream().map(PageKey::toString).toList();
    }

    @Test
    void every_page_is_asked_for_once_and_its_result_written_down() throws IOException {
        run(RerunTest::unchanged);
        assertThat(asked).containsExactlyInAnyOrderElementsOf(all());
        assertThat(pages("unchanged")).containsExactlyInAnyOrderElementsOf(all());
        assertThat(checkpoint.done()).isEqualTo(PAGES.size());
    }

    @Test
    void pages_for_which_there_was_no_time_are_asked_for_again() throws IOException {
        run((keys, _) ->
                new Done(7, List.of(result(keys.getFirst())), keys.subList(1, keys.size())));
        assertThat(pages("unchanged")).containsExactlyInAnyOrderElementsOf(all());
    }

    @Nested
    class APageThatBreaksTheFunction {

        private final List<String> poison = List.of(key(0), key(17), key(229));

        private Answer breaking(List<String> keys, Mode mode) {
            return keys.stream().anyMatch(poison::contains)
                    ? new Broken("Task timed out after 30.00 seconds")
                    : unchanged(keys, mode);
        }

        @Test
        void is_recorded_and_takes_no_other_page_with_it() throws IOException {
            run(this::breaking);
            assertThat(pages("failed")).containsExactlyInAnyOrderElementsOf(poison);
            assertThat(pages("unchanged")).hasSize(PAGES.size() - poison.size());
        }

        @Test
        void is_tried_again_by_the_next_run_and_nothing_else_is() throws IOException {
            run(this::breaking);
            asked.clear();
            reopen();
            checkpoint.retryFailed();
            run(RerunTest::unchanged);
            assertThat(asked).containsExactlyInAnyOrderElementsOf(poison);
            assertThat(pages("failed")).isEmpty();
            assertThat(pages("unchanged")).containsExactlyInAnyOrderElementsOf(all());
        }
    }

    @Nested
    class AFunctionThatBreaksAtEveryPage {

        @Test
        void ends_the_run_soon_and_says_why() {
            assertThatThrownBy(() -> run((_, _) -> new Broken("no such bucket")))
                    .isInstanceOf(CloudException.class)
                    .hasMessageContaining("no such bucket");
            assertThat(checkpoint.done()).isLessThan(PAGES.size());
        }
    }

    @Nested
    class ARunThatWasInterrupted {

        @BeforeEach
        void interrupt() {
            assertThatThrownBy(() ->
                            run((keys, mode) -> {
                                if (asked.size() > 120) {
                                    throw new CloudException("connection refused");
                                }
                                return unchanged(keys, mode);
                            }))
                    .isInstanceOf(CloudException.class)
                    .hasMessage("connection refused");
        }

        @Test
        void goes_on_where_it_was_and_does_nothing_twice() throws IOException {
            var before = pages("unchanged");
            assertThat(before).isNotEmpty();
            asked.clear();
            reopen();
            checkpoint.retryFailed();
            assertThat(checkpoint.done()).isEqualTo(before.size());
            run(RerunTest::unchanged);
            assertThat(asked).doesNotContainAnyElementsOf(before);
            assertThat(pages("unchanged")).containsExactlyInAnyOrderElementsOf(all());
        }

        @Test
        void is_not_confused_by_the_half_line_of_a_killed_process() throws IOException {
            var results = folder.resolve("results.jsonl");
            Files.writeString(results, "{\"line\":229,\"page\":\"pa", StandardOpenOption.APPEND);
            reopen();
            checkpoint.retryFailed();
            run(RerunTest::unchanged);
            assertThat(pages("unchanged")).containsExactlyInAnyOrderElementsOf(all());
        }
    }

    @Test
    void a_folder_belongs_to_one_run_at_a_time() {
        assertThatThrownBy(() -> Checkpoint.open(folder))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("right now");
    }
}
