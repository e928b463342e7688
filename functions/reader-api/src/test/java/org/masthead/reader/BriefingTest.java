package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.reader.ReaderFixture.LOCKED_WORDS;
import static org.masthead.reader.ReaderFixture.assertProblem;
import static org.masthead.story.Stories.fetched;
import static org.masthead.story.Stories.story;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.reader.ReaderFixture.Answer;
import org.masthead.reader.ReaderFixture.Request;

/** It is one in the afternoon, UTC, on 22 November. */
class BriefingTest extends AgainstReader {

    private Answer briefing(String member) {
        return reader.send(Request.briefing().as(member));
    }

    private void prefer(String member, String json) {
        reader.send(Request.preferences().as(member).putting(json));
    }

    private void publish(int... numbers) {
        IntStream.of(numbers)
                .forEach(number ->
                        reader.stories.merge(
                                fetched(
                                        story("https://courier.example/n" + number, "N" + number),
                                        61)));
        reader.bind();
    }

    @Nested
    class ABriefing {

        @Test
        void has_five_to_seven_events_and_an_end() {
            var answer = briefing("ada");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headlines()).hasSizeBetween(5, 7).doesNotHaveDuplicates();
            assertThat(answer.json().path("end").asString()).startsWith("You're caught up");
            assertThat(answer.json().path("day").asString()).isEqualTo("2026-11-22");
            assertThat(answer.json().path("next").asString()).isEqualTo("2026-11-23T05:00:00Z");
            assertThat(answer.body()).doesNotContain(LOCKED_WORDS);
        }

        @Test
        void is_balanced_over_titles() {
            assertThat(
                            briefing("ada").headlines().stream()
                                    .map(headline -> headline.replaceAll(" .*", ""))
                                    .distinct())
                    .containsExactlyInAnyOrder("courier", "crux", "tramline");
        }

        @Test
        void stays_the_same_all_day_whatever_comes_in() {
            var first = briefing("ada").headlines();
            assertThat(first).isNotEmpty();
            reader.now = reader.now.plus(Duration.ofMinutes(10));
            publish(1, 2, 3, 4, 5, 6, 7, 8);
            assertThat(briefing("ada").headlines()).isEqualTo(first);
            reader.now = reader.now.plus(Duration.ofHours(15));
            assertThat(briefing("ada").headlines()).isEqualTo(first);
        }

        @Test
        void is_another_the_next_morning() {
            var first = briefing("ada").headlines();
            publish(1, 2, 3, 4, 5, 6, 7, 8);
            reader.now = reader.now.plus(Duration.ofHours(17));
            var second = briefing("ada");
            assertThat(second.json().path("day").asString()).isEqualTo("2026-11-23");
            assertThat(second.headlines()).isNotEqualTo(first);
        }

        @Test
        void leads_with_what_the_member_follows() {
            prefer("ada", "{\"follow\":{\"sources\":[\"tramline\"]}}");
            assertThat(briefing("ada").headlines().getFirst()).startsWith("tramline");
        }

        @Test
        void loses_at_once_what_is_muted_meanwhile() {
            briefing("ada");
            prefer("ada", "{\"mute\":{\"sources\":[\"courier\"]}}");
            assertThat(briefing("ada").headlines())
                    .isNotEmpty()
                    .noneMatch(headline -> headline.startsWith("courier"));
        }

        @Test
        void that_is_asked_for_twice_at_once_is_one() throws Exception {
            Callable<Answer> ask = () -> briefing("ada");
            try (var threads = Executors.newFixedThreadPool(8)) {
                var answers = threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> ask).toList());
                for (var answer : answers) {
                    assertThat(answer.get().status()).isEqualTo(200);
                    assertThat(answer.get().body()).isEqualTo(briefing("ada").body());
                }
            }
        }

        @Test
        void reaches_further_back_where_the_day_was_quiet() {
            reader.now = reader.now.plus(Duration.ofDays(2));
            reader.bind();
            assertThat(briefing("ada").headlines()).hasSizeBetween(5, 7);
        }

        @Test
        void is_for_members() {
            assertProblem(reader.send(Request.briefing()), 401, "sign-in");
        }
    }

    @Nested
    class ItsMorning {

        @Test
        void is_that_of_the_zone_in_the_members_preferences() {
            prefer("ada", "{\"zone\":\"Pacific/Auckland\"}");
            var answer = reader.send(Request.briefing().as("ada").asking("zone", "Asia/Tokyo"));
            // Two in the morning of the 23rd: still the day of the 22nd, until five.
            assertThat(answer.json().path("zone").asString()).isEqualTo("Pacific/Auckland");
            assertThat(answer.json().path("day").asString()).isEqualTo("2026-11-22");
            assertThat(answer.json().path("next").asString()).isEqualTo("2026-11-22T16:00:00Z");
        }

        @Test
        void is_that_of_the_device_where_the_preferences_say_none() {
            var answer =
                    reader.send(Request.briefing().as("ada").asking("zone", "America/New_York"));
            assertThat(answer.json().path("next").asString()).isEqualTo("2026-11-23T10:00:00Z");
        }

        @Test
        void in_a_zone_that_is_none_is_a_bad_zone() {
            assertProblem(
                    reader.send(Request.briefing().as("ada").asking("zone", "Mars/Olympus")),
                    400,
                    "bad-zone");
            var answer = reader.send(Request.preferences().as("ada").putting("{\"zone\":\"x\"}"));
            assertProblem(answer, 422, "bad-preferences");
            assertThat(answer.body()).contains("/zone");
        }
    }
}
