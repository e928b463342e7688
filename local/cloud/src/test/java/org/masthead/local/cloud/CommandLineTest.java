package org.masthead.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.local.cloud.CloudOptions.Ports;
import org.masthead.local.cloud.runtime.RuntimeClient;

class CommandLineTest {

    private static final Path ROOT = Path.of("/repository");

    @TempDir Path pages;

    @Test
    void no_words_give_the_usual_cloud() {
        assertThat(CommandLine.up(ROOT, List.of()))
                .isEqualTo(
                        CloudOptions.of(
                                Path.of("/repository/template.yaml"),
                                Path.of("/repository/.masthead")));
    }

    @Test
    void every_option_is_understood() {
        var words =
                List.of(
                        "--fresh",
                        "--no-demo",
                        "--plain-runtime",
                        "--pages",
                        pages.toString(),
                        "--data",
                        "/elsewhere",
                        "--processes",
                        "3",
                        "--port",
                        "1",
                        "--aws-port",
                        "2",
                        "--publishers-port",
                        "3",
                        "--issuer-port",
                        "4",
                        "--stores-port",
                        "5");
        var options = CommandLine.up(ROOT, words);
        assertThat(options.fresh()).isTrue();
        assertThat(options.demo()).isFalse();
        assertThat(options.client()).isEqualTo(RuntimeClient.PLAIN);
        assertThat(options.pages()).contains(pages);
        assertThat(options.data()).isEqualTo(Path.of("/elsewhere"));
        assertThat(options.processes()).isEqualTo(3);
        assertThat(options.ports()).isEqualTo(new Ports(1, 2, 3, 4, 5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --frehs          | up does not know "--frehs"
                    --port           | --port wants a value
                    --port 99999     | from 0 to 65535, not "99999"
                    --port x         | not "x"
                    --processes 0    | from 1 to 64
                    --pages /absent  | there is none at /absent
                    """)
    void a_mistake_is_named(String words, String message) {
        assertThatThrownBy(() -> CommandLine.up(ROOT, List.of(words.split(" "))))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining(message);
    }
}
