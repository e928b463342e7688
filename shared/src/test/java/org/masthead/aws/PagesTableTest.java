package org.masthead.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.local.engines.LocalAws;
import org.masthead.page.FetchMessage;
import org.masthead.page.PageAnswer;
import org.masthead.page.PageEnd;
import org.masthead.page.PageKey;
import org.masthead.page.PageOutcome;
import org.masthead.page.PageState;
import org.masthead.page.Recheck;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class PagesTableTest {

    private static final LocalAws AWS = LocalAws.shared();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String URL = "https://courier.example/ferry";

    private final PagesTable pages = new PagesTable(AWS.dynamoDb(), AWS.tableName("PagesTable"));
    private final FetchMessage first =
            FetchMessage.first("courier", FetchMessage.Kind.PAGE, URL, NOON, "c-1");
    private final FetchMessage second = first.again(NOON.plusSeconds(60));

    @BeforeEach
    void empty() {
        AWS.reset();
    }

    private static PageAnswer stored(String etag) {
        return new PageAnswer(
                PageOutcome.STORED,
                Optional.empty(),
                Optional.of(etag),
                Optional.empty(),
                Optional.empty());
    }

    private Map<String, AttributeValue> item() {
        return AWS.dynamoDb()
                .getItem(request ->
                        request.tableName(AWS.tableName("PagesTable"))
                                .key(Item.key("urlHash", PageKey.urlHash(URL))))
                .item();
    }

    @Test
    void an_address_that_is_queued_is_known_but_answers_no_message() {
        pages.queued(first);
        assertThat(pages.answeredFor(List.of(URL, "https://other.example/")))
                .containsExactly(Map.entry(URL, Optional.empty()));
        assertThat(pages.find(URL)).hasValueSatisfying(s -> assertThat(s.answers(first)).isFalse());
    }

    @Test
    void an_answer_covers_its_message_and_all_before_it_but_none_after() {
        pages.answered(second, stored("b"));
        var state = pages.find(URL).orElseThrow();
        assertThat(state.answers(first)).isTrue();
        assertThat(state.answers(second)).isTrue();
        assertThat(state.answers(second.again(NOON.plusSeconds(120)))).isFalse();
    }

    @Test
    void an_older_answer_that_comes_late_does_not_replace_a_newer_one() {
        assertThat(pages.answered(second, stored("b"))).isTrue();
        assertThat(pages.answered(first, stored("a"))).isFalse();
        assertThat(pages.find(URL).flatMap(PageState::etag)).contains("b");
    }

    @Test
    void an_unchanged_page_keeps_the_validators_it_has() {
        pages.answered(first, stored("a"));
        pages.answered(second, PageAnswer.UNCHANGED);
        assertThat(pages.find(URL).flatMap(PageState::etag)).contains("a");
    }

    @Test
    void a_refusal_forgets_the_validators_so_that_a_304_can_never_hide_a_page() {
        pages.answered(first, stored("a"));
        pages.answered(second, PageAnswer.because(PageOutcome.REFUSED, "origin answered 404"));
        assertThat(pages.find(URL).flatMap(PageState::etag)).isEmpty();
        assertThat(item())
                .containsEntry("fetchReason", AttributeValue.fromS("origin answered 404"));
    }

    @Test
    void what_became_of_a_page_is_written_beside_how_it_was_fetched() {
        pages.answered(first, stored("a"));
        var key = PageKey.of("courier", NOON, URL, new byte[] {1});
        pages.extracted(
                key,
                new PageEnd(NOON, 1, "front-page", Optional.of("12 teasers"), Optional.empty()));
        assertThat(item())
                .containsEntry("fetched", AttributeValue.fromS("stored"))
                .containsEntry("extracted", AttributeValue.fromS("front-page"))
                .containsEntry("extractReason", AttributeValue.fromS("12 teasers"));
        var story = PageEnd.story(NOON.plusSeconds(9), 1, "story-1");
        pages.extracted(key, story);
        assertThat(item())
                .containsEntry("storyId", AttributeValue.fromS("story-1"))
                .doesNotContainKey("extractReason");
        assertThat(pages.end(key)).contains(story);
    }

    @Test
    void what_an_older_extractor_made_of_a_page_does_not_replace_what_a_newer_one_did() {
        var key = PageKey.of("courier", NOON, URL, new byte[] {1});
        pages.extracted(key, PageEnd.story(NOON, 3, "story-of-3"));
        assertThat(pages.extracted(key, PageEnd.story(NOON, 2, "story-of-2"))).isFalse();
        assertThat(pages.extracted(key, PageEnd.story(NOON, 4, "story-of-4"))).isTrue();
        assertThat(pages.end(key)).contains(PageEnd.story(NOON, 4, "story-of-4"));
    }

    @Test
    void a_page_that_was_never_extracted_has_no_end() {
        pages.answered(first, stored("a"));
        assertThat(pages.end(PageKey.of("courier", NOON, URL, new byte[] {1}))).isEmpty();
    }

    @Test
    void an_older_page_extracted_late_does_not_replace_what_a_newer_one_gave() {
        var key = PageKey.of("courier", NOON, URL, new byte[] {1});
        pages.extracted(key, PageEnd.story(NOON.plusSeconds(9), 1, "s"));
        assertThat(
                        pages.extracted(
                                key,
                                new PageEnd(
                                        NOON,
                                        2,
                                        "error-page",
                                        Optional.of("old"),
                                        Optional.empty())))
                .isFalse();
        assertThat(item()).containsEntry("extracted", AttributeValue.fromS("story"));
    }

    @Test
    void more_addresses_than_one_request_takes_are_looked_up_all_the_same() {
        var urls = IntStream.range(0, 230).mapToObj(i -> URL + i).toList();
        urls.stream()
                .map(url -> FetchMessage.first("c", FetchMessage.Kind.PAGE, url, NOON, "x"))
                .forEach(pages::queued);
        assertThat(pages.answeredFor(urls)).containsOnlyKeys(urls);
    }

    @Nested
    class AYoungPage {

        private List<Recheck> due(Instant now) {
            return IntStream.range(0, PagesTable.recheckShards())
                    .boxed()
                    .flatMap(shard -> pages.rechecks(shard, now, 10).stream())
                    .toList();
        }

        private Instant after(Duration time) {
            return NOON.plus(time);
        }

        @Test
        void is_asked_for_again_after_15_minutes_an_hour_6_hours_and_a_day_and_then_no_more() {
            pages.answered(first, stored("a"));
            for (var time : List.of("PT15M", "PT1H", "PT6H", "PT24H")) {
                var now = after(Duration.parse(time));
                assertThat(due(now.minusSeconds(1))).isEmpty();
                var recheck = due(now).getFirst();
                assertThat(recheck.message().issuedAt()).isEqualTo(now);
                assertThat(recheck.message().discovered()).isEqualTo(NOON);
                assertThat(recheck.message().url()).isEqualTo(URL);
                assertThat(pages.rechecked(recheck, now)).isTrue();
                assertThat(pages.rechecked(recheck, now)).isFalse();
                pages.answered(recheck.message(), stored("b"));
            }
            assertThat(due(after(Duration.ofDays(400)))).isEmpty();
            assertThat(item()).doesNotContainKeys("recheckShard", "recheckAt");
        }

        @Test
        void whose_rechecks_were_missed_goes_on_with_the_next_that_is_still_to_come() {
            pages.answered(first, stored("a"));
            var late = after(Duration.ofHours(5));
            pages.rechecked(due(late).getFirst(), late);
            assertThat(due(after(Duration.ofHours(6)))).hasSize(1);
        }

        @Test
        void is_one_that_was_stored_and_nothing_else() {
            pages.queued(first);
            pages.answered(first, PageAnswer.because(PageOutcome.REFUSED, "404"));
            assertThat(due(after(Duration.ofDays(9)))).isEmpty();
            pages.answered(second, stored("a"));
            assertThat(due(after(Duration.ofDays(9)))).hasSize(1);
        }

        @Test
        void that_is_missing_at_the_last_recheck_is_looked_for_once_more() {
            pages.answered(first, stored("a"));
            var day = after(Duration.ofDays(1));
            pages.rechecked(due(day).getFirst(), day.minusSeconds(1));
            var last = due(day).getFirst();
            pages.rechecked(last, day);
            pages.answered(last.message(), PageAnswer.because(PageOutcome.MISSING, "404"));
            assertThat(due(day)).isEmpty();
            var hour = day.plus(Duration.ofHours(1));
            var again = due(hour).getFirst();
            pages.rechecked(again, hour);
            assertThat(pages.find(URL))
                    .hasValueSatisfying(state -> {
                        assertThat(state.missing()).isTrue();
                        assertThat(state.answers(again.message())).isFalse();
                    });
            pages.answered(again.message(), PageAnswer.because(PageOutcome.GONE, "404"));
            assertThat(due(after(Duration.ofDays(9)))).isEmpty();
        }

        @Test
        void that_is_missing_before_refresh_has_gone_on_is_looked_for_once_more_too() {
            pages.answered(first, stored("a"));
            var day = after(Duration.ofDays(1));
            pages.rechecked(due(day).getFirst(), day.minusSeconds(1));
            var last = due(day).getFirst();
            pages.answered(last.message(), PageAnswer.because(PageOutcome.MISSING, "404"));
            assertThat(pages.rechecked(last, day)).isFalse();
            assertThat(due(day.plus(Duration.ofHours(1)))).hasSize(1);
        }

        @Test
        void that_is_gone_before_refresh_has_gone_on_is_asked_for_no_more() {
            pages.answered(first, stored("a"));
            var quarter = after(Duration.ofMinutes(15));
            var recheck = due(quarter).getFirst();
            pages.answered(recheck.message(), PageAnswer.because(PageOutcome.GONE, "410"));
            pages.rechecked(recheck, quarter);
            assertThat(due(after(Duration.ofDays(9)))).isEmpty();
            assertThat(item()).doesNotContainKeys("recheckShard", "recheckAt");
        }

        @Test
        void that_is_gone_is_asked_for_no_more_also_when_it_comes_back() {
            pages.answered(first, stored("a"));
            pages.answered(second, PageAnswer.because(PageOutcome.GONE, "410"));
            assertThat(due(after(Duration.ofDays(9)))).isEmpty();
            pages.answered(second.again(after(Duration.ofMinutes(9))), stored("b"));
            assertThat(due(after(Duration.ofDays(9)))).isEmpty();
        }

        @Test
        void begins_the_same_schedule_whichever_answer_comes_first() {
            pages.answered(second, stored("b"));
            assertThat(pages.answered(first, stored("a"))).isFalse();
            assertThat(due(after(Duration.ofMinutes(15)))).hasSize(1);
        }
    }
}
