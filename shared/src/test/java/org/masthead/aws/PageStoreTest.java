package org.masthead.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.aws.PageStore.Days;
import org.masthead.local.engines.LocalAws;
import org.masthead.page.PageFacts;
import org.masthead.page.PageKey;
import org.masthead.page.RawPage;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

class PageStoreTest {

    private static final LocalAws AWS = LocalAws.shared();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String URL = "https://courier.example/ferry?seite=zw%C3%B6lf";

    private final PageStore store = new PageStore(AWS.s3(), AWS.bucketName("PagesBucket"));
    private final byte[] html = "<p>Nebel über der Förde".getBytes(StandardCharsets.ISO_8859_1);
    private final PageKey key = PageKey.of("courier", NOON, URL, html);
    private final RawPage page =
            new RawPage(
                    new PageFacts(
                            URL,
                            "courier",
                            NOON,
                            NOON,
                            Optional.of("text/html"),
                            "correlation-1",
                            PageFacts.OK),
                    html);

    @BeforeEach
    void empty() {
        AWS.reset();
    }

    @Test
    void a_page_comes_back_byte_for_byte_with_its_facts() {
        assertThat(store.put(key, page)).isTrue();
        var read = store.get(key);
        assertThat(read.content()).isEqualTo(html);
        assertThat(read.facts()).isEqualTo(page.facts());
    }

    @Test
    void the_same_page_is_stored_once_and_told_of_once() {
        assertThat(store.put(key, page)).isTrue();
        assertThat(store.put(key, page)).isFalse();
        var messages =
                AWS.sqs()
                        .receiveMessage(request ->
                                request.queueUrl(AWS.queueUrl("ExtractQueue"))
                                        .maxNumberOfMessages(10)
                                        .waitTimeSeconds(1))
                        .messages();
        assertThat(messages).hasSize(1);
        assertThat(messages.getFirst().body()).contains("ObjectCreated:Put");
    }

    @Test
    void a_page_that_a_publisher_goes_back_to_is_told_of_again_with_its_new_facts() {
        store.put(key, page);
        var facts = page.facts();
        var later =
                new PageFacts(
                        facts.url(),
                        facts.sourceId(),
                        facts.discovered(),
                        NOON.plusSeconds(60),
                        facts.contentType(),
                        "correlation-2",
                        PageFacts.OK);
        store.putAgain(key, new RawPage(later, html));
        assertThat(store.get(key).facts()).isEqualTo(later);
        assertThat(store.get(key).content()).isEqualTo(html);
    }

    @Nested
    class TheKeys {

        private PageKey stored(String source, String day, int number) {
            var at = Instant.parse(day + "T12:00:00Z");
            var key = PageKey.of(source, at, URL + number, html);
            store.put(key, page);
            return key;
        }

        private Days days(String from, String to) {
            return new Days(
                    Optional.of(from).filter(day -> !day.isEmpty()).map(LocalDate::parse),
                    Optional.of(to).filter(day -> !day.isEmpty()).map(LocalDate::parse));
        }

        @Test
        void of_a_source_are_listed_day_by_day() {
            var first = stored("crux", "2026-11-09", 1);
            var second = stored("crux", "2026-11-10", 2);
            var third = stored("crux", "2026-12-01", 3);
            stored("crux-2", "2026-11-10", 4);
            assertThat(store.keys("crux", Days.ALL)).containsExactly(first, second, third);
            assertThat(store.keys("crux", days("2026-11-10", "2026-11-10")))
                    .containsExactly(second);
            assertThat(store.keys("crux", days("2026-11-10", ""))).containsExactly(second, third);
            assertThat(store.keys("crux", days("", "2026-11-10"))).containsExactly(first, second);
            assertThat(store.keys("nobody", Days.ALL)).isEmpty();
        }

        @Test
        void are_of_these_sources() {
            stored("crux", "2026-11-09", 1);
            stored("courier", "2026-11-09", 2);
            stored("crux", "2026-11-10", 3);
            assertThat(store.sources()).containsExactly("courier", "crux");
        }

        @Test
        void are_more_than_one_answer_holds() {
            var keys =
                    IntStream.range(0, 1_100)
                            .parallel()
                            .mapToObj(number -> stored("crux", "2026-11-09", number))
                            .collect(Collectors.toSet());
            assertThat(store.keys("crux", Days.ALL).collect(Collectors.toSet())).isEqualTo(keys);
        }
    }

    @Test
    void a_page_that_is_not_there_is_an_error_that_names_it() {
        assertThatThrownBy(() -> store.get(key)).isInstanceOf(NoSuchKeyException.class);
        assertThat(store.find(key)).isEmpty();
    }
}
