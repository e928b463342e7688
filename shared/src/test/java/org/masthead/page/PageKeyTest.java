package org.masthead.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageKeyTest {

    private static final Instant DISCOVERED = Instant.parse("2026-01-02T23:59:59Z");

    private static PageKey key(String content) {
        return PageKey.of(
                "courier",
                DISCOVERED,
                "https://courier.example/ferry",
                content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void is_derived_from_source_day_address_and_content() {
        assertThat(key("<p>fog").toString())
                .matches("pages/courier/2026/01/02/[0-9a-f]{32}/[0-9a-f]{32}\\.html\\.gz");
    }

    @Test
    void is_the_same_for_the_same_page_and_another_for_other_bytes() {
        assertThat(key("<p>fog")).isEqualTo(key("<p>fog")).isNotEqualTo(key("<p>rain"));
        assertThat(key("<p>fog").urlHash()).isEqualTo(key("<p>rain").urlHash());
    }

    @Test
    void reads_back_what_it_wrote() {
        assertThat(PageKey.parse(key("<p>fog").toString())).contains(key("<p>fog"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "editions/current",
                "pages/../secret/2026/01/02/x/y.html.gz",
                "pages/courier/2026/01/02/0123/4567.html.gz"
            })
    void is_none_where_the_text_has_another_form(String text) {
        assertThat(PageKey.parse(text)).isEmpty();
    }

    @Test
    void facts_survive_as_metadata_whatever_characters_they_hold() {
        var facts =
                new PageFacts(
                        "https://courier.example/k%C3%BCste?a=b&c=%25",
                        "courier",
                        DISCOVERED,
                        DISCOVERED.plusSeconds(3),
                        Optional.of("text/html; charset=\"utf-8\"; größe=%"),
                        "c-1",
                        PageFacts.OK);
        var metadata = facts.toMetadata();
        assertThat(metadata.values()).allMatch(value -> value.matches("\\p{ASCII}*"));
        assertThat(PageFacts.fromMetadata(metadata)).isEqualTo(facts);
    }

    @Test
    void facts_hold_an_address_in_ascii_up_to_the_limit() {
        var longest = "https://a.example/" + "%D8".repeat(394);
        assertThat(longest).hasSize(PageFacts.MAX_URL_BYTES);
        assertThat(PageFacts.hold(longest)).isTrue();
        assertThat(PageFacts.hold(longest + "a")).isFalse();
        assertThat(PageFacts.hold("https://a.example/küste")).isFalse();
        assertThat(PageFacts.hold("https://a.example/a b")).isFalse();
    }

    @Test
    void facts_name_the_entry_that_is_missing() {
        assertThatThrownBy(() -> PageFacts.fromMetadata(Map.of("url", "https://a")))
                .hasMessageContaining("x-amz-meta-source-id");
    }
}
