package org.masthead.fetch.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharactersTest {

    private static final String TITLE = "Tromsø";

    private static Optional<String> title(byte[] body, String header) {
        return Feeds.feed(Feeds.read(body, Optional.of(header).filter(name -> !name.isEmpty())))
                .title();
    }

    private static String feed(String declared, String title) {
        var declaration =
                declared.isEmpty() ? "" : "<?xml version='1.0' encoding='%s'?>".formatted(declared);
        return declaration + "<rss><channel><title>%s</title></channel></rss>".formatted(title);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            emptyValue = "",
            delimiter = '|',
            textBlock =
                    """
                    # in          | declared        | header
                    UTF-8         | ''              | ''
                    UTF-8         | UTF-8           | iso-8859-1
                    UTF-8         | nonsense        | ''
                    UTF-8         | utf-16          | ''
                    UTF-8         | ''              | utf-16
                    UTF-8         | ''              | not a charset
                    windows-1252  | windows-1252    | ''
                    windows-1252  | ISO-8859-1      | ''
                    windows-1252  | ''              | windows-1252
                    windows-1252  | UTF-8           | ''
                    windows-1252  | UTF-8           | UTF-8
                    windows-1252  | UTF-8           | iso-8859-1
                    windows-1252  | ''              | ''
                    ISO-8859-15   | iso_8859_15     | ''
                    ISO-8859-15   | UTF-8           | ISO-8859-15
                    x-MacRoman    | macintosh       | ''
                    x-MacRoman    | mac-roman       | ''
                    IBM037        | cp037           | ''
                    IBM500        | ebcdic-cp-be    | ''
                    UTF-16LE      | utf-16          | ''
                    UTF-16BE      | utf-16          | utf-8
                    UTF-16LE      | ''              | ''
                    UTF-32BE      | utf-32          | ''
                    UTF-32LE      | utf-32          | ''
                    """)
    void are_read_whatever_is_said_of_them(String in, String declared, String header) {
        assertThat(title(feed(declared, TITLE).getBytes(Charset.forName(in)), header))
                .contains(TITLE);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void are_of_the_byte_order_mark_against_all_that_is_said(String charset) {
        var body = ("\ufeff" + feed("iso-8859-1", TITLE)).getBytes(Charset.forName(charset));
        assertThat(title(body, "windows-1251")).contains(TITLE);
    }

    @ParameterizedTest
    @CsvSource({"gb2312,GB18030,镕", "shift_jis,windows-31j,①", "euc-kr,x-windows-949,똠"})
    void of_a_larger_set_are_read_under_the_name_of_the_smaller(
            String declared, String in, String title) {
        assertThat(title(feed(declared, title).getBytes(Charset.forName(in)), "")).contains(title);
    }

    @Test
    void that_are_broken_here_and_there_spoil_no_others() {
        var body = new ByteArrayOutputStream();
        body.writeBytes("<rss><channel><title>Tromsø, Malmö, ".getBytes(UTF_8));
        body.write(0xF8); // ø as Latin-1 has it, as from a pasted title
        body.writeBytes("</title></channel></rss>".getBytes(UTF_8));
        assertThat(title(body.toByteArray(), "utf-8")).contains("Tromsø, Malmö, \ufffd");
    }

    @Test
    void that_xml_does_not_have_are_left_out() {
        assertThat(title(feed("", "Trom\u0000s\u0008ø\u001f").getBytes(UTF_8), "")).contains(TITLE);
    }
}
