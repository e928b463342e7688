package org.masthead.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void leaves_a_text_that_fits() {
        assertThat(Sentences.shorten(" Fits well. ", 20)).isEqualTo("Fits well.");
    }

    @Test
    void cuts_after_the_last_sentence_that_fits() {
        assertThat(Sentences.shorten("One here. Two here. Three here.", 21))
                .isEqualTo("One here. Two here.");
    }

    @Test
    void cuts_between_words_where_no_sentence_fits() {
        assertThat(Sentences.shorten("A single long sentence without any end", 16))
                .isEqualTo("A single long…");
    }

    @Test
    void cuts_japanese_after_its_own_full_stop() {
        assertThat(Sentences.shorten("船は港で待つ。霧が晴れた。船は出る。", 14)).isEqualTo("船は港で待つ。霧が晴れた。");
    }

    @Test
    void loses_no_character_between_sentences() {
        var text = "One.  Two? \"Three!\" Four";
        assertThat(String.join("", Sentences.of(text))).isEqualTo(text);
    }
}
