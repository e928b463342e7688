package org.masthead.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTest {

    private final Random random = new Random(20261122);

    @Test
    void a_code_can_be_read_as_it_is_shown_and_as_people_type_it() {
        var code = Code.draw(random, Code.VOUCHER);
        assertThat(code.shown()).matches("([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}");
        assertThat(Code.read(code.shown(), Code.VOUCHER)).contains(code);
        var typed =
                code.shown()
                        .toLowerCase(Locale.ROOT)
                        .replace('0', 'o')
                        .replace('1', 'l')
                        .replace("-", " ");
        assertThat(Code.read(typed, Code.VOUCHER)).contains(code);
    }

    @RepeatedTest(100)
    void one_wrong_digit_or_two_that_changed_places_are_seen() {
        var code = Code.draw(random, Code.VOUCHER).digits();
        int at = random.nextInt(code.length() - 1);
        var swapped = new StringBuilder(code);
        swapped.setCharAt(at, code.charAt(at + 1));
        swapped.setCharAt(at + 1, code.charAt(at));
        if (!swapped.toString().equals(code)) {
            assertThat(Code.read(swapped.toString(), Code.VOUCHER)).isEmpty();
        }
        var wrong = new StringBuilder(code);
        wrong.setCharAt(at, code.charAt(at) == '7' ? '8' : '7');
        assertThat(Code.read(wrong.toString(), Code.VOUCHER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "ABC", "UUUUU-UUUUU-UUUUU-UUUUU", "Ⅰ", "*~$=U*~$=U*~$=U*~$=U"})
    void what_is_no_code_is_none(String typed) {
        assertThat(Code.read(typed, Code.VOUCHER)).isEmpty();
    }

    @Test
    void no_two_are_alike_and_none_shows_itself() {
        var seen = new HashSet<String>();
        var strong = new SecureRandom();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(Code.draw(strong, Code.APP_PASSWORD).digits())).isTrue();
        }
        var code = Code.draw(strong, Code.APP_PASSWORD);
        assertThat(code.toString()).doesNotContain(code.digits());
        assertThat(code.digest()).hasSize(64).doesNotContain(code.digits());
    }
}
