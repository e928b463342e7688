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
                    20261122T120000Z
                    2026-326T12:00:00Z
                    26-11-22T12:00:00Z
                    2026-11-22T12Z
                    2026-11-22T04:00:00 PST
                    2026-11-22T12:00:00.0
                    2026-11-22 12:00:00 UTC
                    22 Nov 26 12:00 UT
                    Sun, Nov 22 2026 12:00:00 GMT
                    Sun Nov 22 04:00:00 PST 2026
                    Sun Nov 22 2026 13:00:00 GMT+0100 (Central European Standard Time)
                    Sunday, 22-Nov-26 12:00:00 GMT
                    Sun, 22 Nov 2026 13:00:00 GMT+1
                    Sun, 22 Nov 2026 13:00:00 CET
                    Sun, 22 Nov 2026 12:00:00 Atlantis
                    Sun, 22 Nov 2026 12:00:00 A
                    Sun, 2026/11/22 07:00:00 EST
                    Nov 22, 2026 12:00 pm
                    November 22nd, 2026 at 7:00 AM EST
                    11/22/2026 12:00:00 PM
                    22/11/2026 12:00
                    22.11.2026 12:00
                    So, 22. Nov. 2026 13:00:00 +0100
                    domingo, 22 de noviembre de 2026 13:00 +0100
                    dim., 22 nov. 2026 13:00:00 +0100
                    2026-november-22T13:00+01:00
                    Κυρ, 22 Νοε 2026 14:00:00 +0200
                    2026년 11월 22일 21:00:00
                    2026-11-22 오후 9:00:00
                    """)
    void are_read_as_feeds_write_them(String text) {
        assertThat(FeedTime.parse(text)).contains(NOON);
    }

    @ParameterizedTest
    @CsvSource({
        "2026, 2026-01-01T00:00:00Z",
        "2026-11, 2026-11-01T00:00:00Z",
        "20261122, 2026-11-22T00:00:00Z",
        "22 novembre 2026, 2026-11-22T00:00:00Z",
        "2026-11-21T24:00:00Z, 2026-11-22T00:00:00Z",
        "2026-11-21T23:59:60Z, 2026-11-21T23:59:59Z",
        "01 Jan 49 00:00 GMT, 2049-01-01T00:00:00Z",
        "01 Jan 50 00:00 GMT, 1950-01-01T00:00:00Z",
        "'mar, 05 ene 2021 00:00:00 GMT', 2021-01-05T00:00:00Z",
        "2026-11-22T12:00:00.25Z, 2026-11-22T12:00:00.250Z"
    })
    void may_leave_parts_out_or_write_them_at_their_edges(String text, Instant time) {
        assertThat(FeedTime.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31 Jun 2026 12:00 GMT",
                "2026-11-22T25:00:00Z",
                "2026-02-30",
                "22 Nov 2026 12:61",
                "Nov",
                "November 2026",
                "12:00",
                "22 Nov 99999999999",
                "2026-11-22T12:00:00+99:00"
            })
    void that_no_calendar_or_clock_has_are_left_out(String text) {
        assertThat(FeedTime.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "0", "2026-13-45", "99999999999", "Sun, 22 Nov"})
    void that_are_none_are_left_out(String text) {
        assertThat(FeedTime.parse(text)).isEmpty();
    }
}
