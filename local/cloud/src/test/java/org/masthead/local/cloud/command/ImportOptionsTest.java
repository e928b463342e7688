package org.masthead.local.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.local.cloud.CloudException;
import org.masthead.local.cloud.command.ImportOptions.Extent;
import org.masthead.local.cloud.command.ImportOptions.Faulty;
import org.masthead.source.catalogue.Opml.Defaults;

class ImportOptionsTest {

    private static ImportOptions parse(String words) {
        return ImportOptions.parse(List.of(words.split(" ")));
    }

    @Test
    void a_file_alone_is_imported_whole_or_not_at_all() {
        assertThat(parse("catalogue"))
                .isEqualTo(
                        new ImportOptions(
                                "catalogue",
                                Extent.STORE,
                                Faulty.IMPORT_NONE,
                                Optional.empty(),
                                Defaults.NONE));
    }

    @Test
    void every_option_is_understood_in_any_place() {
        var words =
                "--partial --table T --country GB feeds.opml --language en --licence mine --dry-run";
        assertThat(parse(words))
                .isEqualTo(
                        new ImportOptions(
                                "feeds.opml",
                                Extent.DRY_RUN,
                                Faulty.IMPORT_THE_OTHERS,
                                Optional.of("T"),
                                Defaults.NONE
                                        .withCountry("GB")
                                        .withLanguage("en")
                                        .withLicence("mine")));
        assertThat(parse("feeds.opml --check").extent()).isEqualTo(Extent.CHECK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --dry-run      | say which file, or catalogue
                    a.opml b.opml  | import does not know "b.opml"
                    a.opml --dry   | import does not know "--dry"
                    a.opml --table | --table wants a value
                    """)
    void a_mistake_is_named(String words, String message) {
        assertThatThrownBy(() -> parse(words))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining(message);
    }

    @Test
    void an_export_wants_a_file() {
        assertThat(ExportOptions.parse(List.of("--opml", "out.opml", "--table", "T")))
                .isEqualTo(new ExportOptions("out.opml", Optional.of("T")));
        assertThatThrownBy(() -> ExportOptions.parse(List.of()))
                .hasMessageContaining("--opml FILE");
        assertThatThrownBy(() -> ExportOptions.parse(List.of("out.opml")))
                .hasMessageContaining("export does not know \"out.opml\"");
    }
}
