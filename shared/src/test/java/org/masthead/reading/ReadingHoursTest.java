package org.masthead.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.masthead.story.StoryId;

class ReadingHoursTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static ReadingEvent read(int number, Instant at, int seconds) {
        return new ReadingEvent(
                "e" + number,
                EventKind.READ,
                StoryId.of("https://courier.example/" + number),
                at,
                seconds,
                Optional.empty(),
                Optional.empty());
    }

    private static int seconds(List<ReadingEvent> events) {
        return events.stream().mapToInt(ReadingEvent::dwellSeconds).sum();
    }

    @Test
    void believe_no_more_than_an_hour_of_five_hundred_stories_at_one_instant() {
        var claims = IntStream.range(0, 500).mapToObj(i -> read(i, NOON, 360)).toList();
        var believed = ReadingHours.NONE.believe(claims);
        assertThat(seconds(claims)).isEqualTo(50 * 3_600);
        assertThat(seconds(believed.events())).isEqualTo(3_600);
        assertThat(believed.events()).hasSize(500);
        assertThat(believed.hours().believe(claims).hours()).isEqualTo(believed.hours());
    }

    @Test
    void believe_a_reader_who_was_offline_in_every_hour_in_which_they_read() {
        var claims =
                IntStream.range(0, 12)
                        .mapToObj(i -> read(i, NOON.plusSeconds(1_800L * i), 600))
                        .toList();
        var believed = ReadingHours.NONE.believe(claims);
        assertThat(believed.events()).isEqualTo(claims);
        assertThat(believed.hours().seconds()).hasSize(6).containsEntry(NOON, 1_200);
    }

    @Test
    void take_at_most_ten_minutes_of_one_event_and_leave_others_as_they_are() {
        var believed = ReadingHours.NONE.believe(List.of(read(1, NOON, 90_000), read(2, NOON, 0)));
        assertThat(believed.hours().seconds()).isEqualTo(Map.of(NOON, 600));
        assertThat(seconds(believed.events())).isEqualTo(600);
    }
}
