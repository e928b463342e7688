package org.masthead.extract.text;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes become text as in a browser. */
class PageTextTest {

    private static final String GERMAN = "<p>Größe, Maß und „Übermut“ – 3 €</p>";

    @Nested
    class WithAByteOrderMark {

        @Test
        void the_mark_wins_over_every_name() {
            var bytes =
                    concat(
                            new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
                            GERMAN.getBytes(UTF_8));
            assertThat(PageText.decode(bytes, Optional.of("text/html; charset=iso-8859-1")))
                    .isEqualTo(new PageText(GERMAN, "UTF-8", "bom"));
        }

        @Test
        void utf_16_is_read_in_either_order() {
            assertThat(
                            PageText.decode(
                                            concat(
                                                    new byte[] {(byte) 0xFE, (byte) 0xFF},
                                                    GERMAN.getBytes(UTF_16BE)),
                                            Optional.empty())
                                    .text())
                    .isEqualTo(GERMAN);
            assertThat(
                            PageText.decode(
                                            concat(
                                                    new byte[] {(byte) 0xFF, (byte) 0xFE},
                                                    GERMAN.getBytes(UTF_16LE)),
                                            Optional.empty())
                                    .text())
                    .isEqualTo(GERMAN);
        }
    }

    @Nested
    class WithAName {

        @ParameterizedTest
        @CsvSource({
            "iso-8859-1, windows-1252",
            "latin1, windows-1252",
            "gb2312, GB18030",
            "shift_jis, windows-31j",
            "euc-kr, x-windows-949",
            "iso-8859-9, windows-1254",
            "big5, Big5-HKSCS",
            "koi8-r, KOI8-R"
        })
        void the_web_reads_more_into_it_than_the_standard(String name, String charset) {
            assertThat(CharsetLabel.named(name)).contains(Charset.forName(charset));
        }

        @Test
        void the_header_comes_before_the_meta_element() {
            var html = "<meta charset=koi8-r><p>Привет, мир</p>";
            var bytes = html.getBytes(Charset.forName("windows-1251"));
            assertThat(PageText.decode(bytes, Optional.of("text/html;charset=windows-1251")))
                    .isEqualTo(new PageText(html, "windows-1251", "header"));
        }

        @Test
        void the_meta_element_counts_in_both_its_forms() {
            for (var meta :
                    new String[] {
                        "<meta charset='windows-1252'>",
                        "<META http-equiv=Content-Type content=\"text/html; charset=windows-1252\">"
                    }) {
                var html = meta + GERMAN;
                var text =
                        PageText.decode(
                                html.getBytes(Charset.forName("windows-1252")),
                                Optional.of("text/html"));
                assertThat(text).isEqualTo(new PageText(html, "windows-1252", "meta"));
            }
        }

        @Test
        void an_unknown_name_is_as_none() {
            assertThat(
                            PageText.decode(
                                            GERMAN.getBytes(UTF_8),
                                            Optional.of("text/html; charset=klingon"))
                                    .text())
                    .isEqualTo(GERMAN);
        }

        @Test
        void a_hole_in_a_windows_code_page_is_no_replacement_character() {
            var bytes = new byte[] {'a', (byte) 0x81, 'b', (byte) 0x9D};
            assertThat(
                            PageText.decode(bytes, Optional.of("text/html; charset=windows-1252"))
                                    .text())
                    .isEqualTo("a\u0081b\u009D");
        }

        @Test
        void what_is_certainly_utf_8_is_read_as_that_whatever_the_meta_element_says() {
            var html = "<meta charset=gb2312><p>促进航天技术更好惠及人民</p>";
            assertThat(PageText.decode(html.getBytes(UTF_8), Optional.empty()).text())
                    .isEqualTo(html);
        }
    }

    @Nested
    class WithoutAName {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "UTF-8|Größe und Maß",
                    "windows-1252|Die Größe der Übung führte zu großen Ärgernissen über Wörter",
                    "windows-1251|Совет решил отремонтировать мост до наступления зимы и опубликовал смету",
                    "KOI8-R|Совет решил отремонтировать мост до наступления зимы и опубликовал смету",
                    "windows-31j|市議会は火曜日の夜に集まり、長い議論のあとで橋の修理を決めました。",
                    "EUC-JP|市議会は火曜日の夜に集まり、長い議論のあとで橋の修理を決めました。",
                    "x-windows-949|시의회는 화요일 저녁에 모여 긴 토론 끝에 다리를 고치기로 했다",
                    "GB18030|市议会在星期二晚上开会，经过长时间的讨论，决定在冬天到来之前修好这座桥。"
                })
        void the_bytes_tell(String charset, String words) {
            var bytes = ("<p>" + words + "</p>").getBytes(Charset.forName(charset));
            assertThat(PageText.decode(bytes, Optional.of("text/html")))
                    .isEqualTo(new PageText("<p>" + words + "</p>", charset, "detected"));
        }
    }

    private static byte[] concat(byte[] mark, byte[] text) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(mark);
        bytes.writeBytes(text);
        return bytes.toByteArray();
    }
}
