package org.masthead.local.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.aws.PageStore.Days;
import org.masthead.local.cloud.CloudException;
import org.masthead.local.cloud.command.ReextractOptions.Start;
import org.masthead.local.cloud.reextract.Selection;
import org.masthead.local.cloud.reextract.Selection.Mode;

class ReextractOptionsTest {

    @TempDir Path folder;

    private static ReextractOptions options(String words) {
        return ReextractOptions.of(List.of(words.split(" ")));
    }

    @Test
    void no_words_mean_all_pages_of_the_local_cloud_in_place() {
        var options = ReextractOptions.of(List.of());
        assertThat(options.selection("masthead-ExtractFunction", "pages"))
                .isEqualTo(
                        new Selection(
                                "masthead-ExtractFunction",
                                "pages",
                                Optional.empty(),
                                Days.ALL,
                                Mode.IN_PLACE));
        assertThat(options.onAws()).isFalse();
        assertThat(options.start()).isEqualTo(Start.ONLY_IF_NONE);
    }

    @Test
    void every_option_is_understood() {
        var options =
                options(
                        "--source crux --from 2026-11-20 --to 2026-11-22 --dry-run --resume"
                                + " --examples 0 --parallel 8 --function f --bucket b --report "
                                + folder.resolve("report.jsonl"));
        var days =
                new Days(
                        Optional.of(LocalDate.of(2026, 11, 20)),
                        Optional.of(LocalDate.of(2026, 11, 22)));
        assertThat(options.selection("local", "local"))
                .isEqualTo(new Selection("f", "b", Optional.of("crux"), days, Mode.DRY_RUN));
        assertThat(options.onAws()).isTrue();
        assertThat(options.start()).isEqualTo(Start.RESUME);
        assertThat(options.examples()).isZero();
        assertThat(options.parallel()).isEqualTo(8);
        assertThat(options.report()).contains(folder.resolve("report.jsonl"));
    }

    @Test
    void a_day_is_from_it_to_it() {
        assertThat(options("--day 2026-11-22").selection("f", "b").words())
                .isEqualTo("pages of all sources from 2026-11-22 to 2026-11-22");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --dryrun                          | does not know "--dryrun"
                    --source                          | --source wants a value
                    --day yesterday                   | such as 2026-11-22, not "yesterday"
                    --parallel 0                      | from 1 to 100, not "0"
                    --function f                      | --function and --bucket go together
                    --report /absent/report.jsonl     | a folder that is there
                    --from 2026-11-22 --to 2026-11-20 | --to 2026-11-20 is before --from 2026-11-22
                    """)
    void a_mistake_is_named(String words, String message) {
        assertThatThrownBy(() -> options(words))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining(message);
    }

    @Test
    void the_same_selection_is_the_same_run() {
        var one = options("--source crux --dry-run").selection("f", "b");
        assertThat(options("--dry-run --source crux --examples 9").selection("f", "b").name())
                .isEqualTo(one.name());
        assertThat(options("--source crux").selection("f", "b").name()).isNotEqualTo(one.name());
    }
}
