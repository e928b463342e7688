package org.masthead.extract.vector;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our tokenizer beside the one that the model's tokenizer.json was written for. */
class WordPiecesTest {

    private static final int MOST = 128;

    private static HuggingFaceTokenizer theirs;
    private static WordPieces ours;

    @BeforeAll
    static void load() throws IOException {
        try (var file = file();
                var again = file()) {
            theirs =
                    HuggingFaceTokenizer.newInstance(
                            file,
                            Map.of("padding", "false", "truncation", "true", "maxLength", "128"));
            ours = WordPieces.read(again);
        }
    }

    private static InputStream file() {
        return WordPiecesTest.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json");
    }

    @AfterAll
    static void close() {
        theirs.close();
    }

    private static void same(String text) {
        assertThat(ours.ids(text, MOST)).as(text).isEqualTo(theirs.encode(text).getIds());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Fed official says weak data caused by weather, should not slow taper",
                "US open: Stocks fall 1.5% — “hints” at accelerated tapering…",
                "Don't say it's over: the U.S.'s $1,000,000 bet",
                "Der Bürgermeister von Zürich: Straßenbahn fällt aus",
                "Ça va être très dur, dit-il à l’Élysée",
                "北京市长说 2026年会很好。Beijing's mayor",
                "東京の天気は晴れでした",
                "Правительство России объявило",
                "الحكومة المصرية تعلن",
                "ประเทศไทยมีฝน",
                "ΟΔΥΣΣΕΥΣ ΚΑΙ ΠΗΝΕΛΟΠΗΣ",
                "İstanbul'da DEPREM",
                "emoji 😀 and 👩‍👩‍👧 and ❤️",
                "tab\tand\nnew\r\nline\u00a0and\u200bzero\u0000width\ufffd",
                "e\u0301 combining and \u1100\u1161 hangul 한국어 뉴스",
                "x = a*b^c + `d` ~ <e> | {f} $g €h ₿i ±j",
                "@handle #tag http://example.org/path?a=b&c=d",
                "antidisestablishmentarianism electroencephalographically",
            })
    void a_text_gets_the_same_ids(String text) {
        same(text);
    }

    @Test
    void a_word_of_a_hundred_letters_is_read_and_a_longer_one_is_unknown() {
        same("a".repeat(100) + " after");
        same("a".repeat(101) + " after");
    }

    @Test
    void a_long_text_is_cut_at_the_same_piece() {
        same("Electroencephalographic observations, once more. ".repeat(200));
    }

    /** Of the blocks to which Unicode has added nothing since that library's tables were made. */
    @Test
    void every_character_is_read_alike_inside_a_word() {
        IntStream.concat(IntStream.range(1, 0x600), IntStream.range(0x1E00, 0x2C00))
                .filter(Character::isDefined)
                .forEach(c -> same("a" + Character.toString(c) + "b"));
        IntStream.concat(IntStream.range(0x3000, 0xA000), IntStream.range(0xAC00, 0xD7A4))
                .filter(Character::isDefined)
                .forEach(c -> same("a" + Character.toString(c) + "b"));
    }

    @Test
    void any_text_gets_the_same_ids() {
        var random = new Random(23);
        for (int round = 0; round < 3_000; round++) {
            same(anyText(random));
        }
    }

    /** Of the letters, marks and signs that Unicode has had for long: versions may differ. */
    private static String anyText(Random random) {
        var text = new StringBuilder();
        for (int length = random.nextInt(60); length > 0; length--) {
            int c =
                    switch (random.nextInt(6)) {
                        case 0 -> random.nextInt(0x2FF);
                        case 1 -> 0x370 + random.nextInt(0x200);
                        case 2 -> 0x1E00 + random.nextInt(0x400);
                        case 3 -> 0x3000 + random.nextInt(0x200);
                        default -> ' ' + random.nextInt(95);
                    };
            if (Character.isDefined(c)) {
                text.appendCodePoint(c);
            }
        }
        return text.toString();
    }
}
