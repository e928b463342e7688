package org.masthead.fetch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTimeTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-11-22T12:00:00Z
                    2026-11-22T12:00:00.000Z
                    2026-11-22T14:00:00+02:00
                    2026-11-22T12:00:00
                    Sun, 22 Nov 2026 12:00:00 GMT
                    Sun, 22 Nov 2026 07:00:00 EST
                    Sun, 22 Nov 2026 13:00:00 +0100
                    22 Nov 2026 12:00 GMT
                    Sun, 22 Nov 2026 12:00:00 Z
                    Sun, 22 Nov 2026 12:00:00 UT
                    2026-11-22 12:00:00 +0000
                    2026-11-22T12:00:00+0000
                    2026-11-22T12:00Z
                    2026-11-22 12:00:00
                    Mon, 22 Nov 2026 12:00:00 GMT
                    Sunday, 22 November 2026 12:00:00 GMT
                    """)
    void are_read_as_feeds_write_them(String text) {
        assertThat(FeedTime.parse(text)).contains(NOON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "0", "2026-13-45", "99999999999", "Sun, 22 Nov"})
    void that_are_none_are_left_out(String text) {
        assertThat(FeedTime.parse(text)).isEmpty();
    }
}
