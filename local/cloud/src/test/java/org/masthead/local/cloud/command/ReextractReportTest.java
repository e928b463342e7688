package org.masthead.local.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.masthead.local.cloud.Style;
import org.masthead.local.cloud.reextract.Selection.Mode;
import org.masthead.local.cloud.reextract.Tally;
import tools.jackson.databind.json.JsonMapper;

class ReextractReportTest {

    private final Tally tally = new Tally(1);

    private void result(int extractor, String finding) {
        tally.add(
                JsonMapper.shared()
                        .readTree(
                                "{\"page\":\"pages/p\",\"extractor\":%d,\"finding\":%s}"
                                        .formatted(extractor, finding)));
    }

    private static String changed(String story, String... changes) {
        return "{\"outcome\":\"changed\",\"story\":\"%s\",\"changes\":[%s]}"
                .formatted(story, String.join(",", changes));
    }

    private static String headline(String before, String after) {
        return "{\"field\":\"headline\",\"before\":\"%s\",\"after\":\"%s\"}"
                .formatted(before, after);
    }

    private static String blocks(int added, int removed, int changed) {
        return "{\"field\":\"blocks\",\"blocks\":{\"added\":%d,\"removed\":%d,\"changed\":%d}}"
                .formatted(added, removed, changed);
    }

    private String report() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            new ReextractReport(tally, Mode.IN_PLACE, out, new Style(false)).print();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void counts_pages_by_outcome_and_stories_by_field_those_first_that_change_most() {
        result(3, "{\"outcome\":\"unchanged\",\"story\":\"s0\"}");
        result(3, changed("s1", headline("Fog", "Fog lifts"), blocks(1, 2, 3)));
        result(3, changed("s2", blocks(10, 0, 0)));
        result(3, "{\"outcome\":\"no-longer\",\"kind\":\"front-page\",\"reason\":\"12 teasers\"}");
        result(3, "{\"outcome\":\"failed\",\"reason\":\"NoSuchKey\"}");
        assertThat(report())
                .isEqualTo(
                        """

                        OUTCOME    PAGES  MEANING
                        unchanged  1      readers see the story as before
                        changed    2      readers see the story otherwise
                        no-longer  1      no story, but was one: what is stored stays
                        failed     1      could not be done; --resume tries them again

                        FIELD     STORIES
                        blocks    2        11 added, 2 removed, 3 changed
                        headline  1

                        FIELD     STORY  BEFORE  AFTER
                        headline  s1     Fog     Fog lifts

                        NO LONGER A STORY  REASON      PAGE
                        front-page         12 teasers  pages/p

                        FAILED  REASON     PAGE
                        failed  NoSuchKey  pages/p
                        """);
    }

    @Test
    void shows_of_a_long_value_what_is_different() {
        var start = "https://courier.example/" + "news/".repeat(20);
        result(3, changed("s1", headline(start + "old-address", start + "new-address")));
        assertThat(report()).contains("…news/news/news/old-address  …news/news/news/new-address\n");
    }

    @Test
    void says_when_the_extractor_was_changed_meanwhile() {
        result(2, "{\"outcome\":\"unchanged\",\"story\":\"s0\"}");
        result(3, "{\"outcome\":\"unchanged\",\"story\":\"s1\"}");
        assertThat(report()).contains("was changed meanwhile (pages by version: {2=1, 3=1})");
    }
}
