package org.masthead.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.admin.AdminFixture.COURIER;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.page.FetchMessage;
import org.masthead.source.Check;

class AdminHandlerTest {

    private AdminFixture desk = new AdminFixture();

    @BeforeEach
    void empty() {
        desk = new AdminFixture();
    }

    @Nested
    class AddingASource {

        @Test
        void that_is_whole_makes_it_active_and_due() {
            var answer = desk.post(COURIER);
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.header("location")).isEqualTo("/v1/admin/sources/courier");
            assertThat(answer.json().at("/health/state").asString()).isEqualTo("active");
            assertThat(desk.due()).containsExactly("courier");
            assertThat(desk.sources.all()).extracting(source -> source.id()).contains("courier");
        }

        @Test
        void by_its_home_page_alone_sends_for_its_feeds_and_carries_nothing_yet() {
            var answer = desk.post("{\"homePage\":\"https://www.courier.example/news/\"}");
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.header("location"))
                    .isEqualTo("/v1/admin/sources/courier-example-news");
            assertThat(answer.json().at("/health/state").asString()).isEqualTo("discovering");
            assertThat(answer.json().at("/definition/name").asString())
                    .isEqualTo("courier.example");
            assertThat(desk.queued())
                    .singleElement()
                    .satisfies(message -> {
                        assertThat(message.kind()).isEqualTo(FetchMessage.Kind.DISCOVER);
                        assertThat(message.url()).isEqualTo("https://www.courier.example/news/");
                        assertThat(message.sourceId()).isEqualTo("courier-example-news");
                    });
            assertThat(desk.due()).isEmpty();
            assertThat(desk.sources.all()).isEmpty();
        }

        @Test
        void under_an_id_that_is_taken_changes_nothing() {
            desk.post(COURIER);
            var answer = desk.post(COURIER.replace("The Courier", "Another"));
            answer.assertProblem(409, "source-exists");
            assertThat(desk.get("courier").body()).contains("The Courier");
        }

        @Test
        void that_is_faulty_names_every_fault_at_once() {
            var answer =
                    desk.post(
                            """
                            {"id":"No Id","homePage":"ftp://courier.example","feeds":["x"],
                             "language":"english language","country":"XX","rights":"mine",
                             "site":1}\
                            """);
            answer.assertProblem(422, "bad-source");
            assertThat(answer.body()).contains("nothing is called 'site'");
            var rest =
                    desk.post(
                            """
                            {"id":"No Id","homePage":"ftp://courier.example","feeds":["x"],
                             "language":"english language","country":"XX","rights":"mine"}\
                            """);
            assertThat(rest.json().path("errors").size()).isEqualTo(8);
            assertThat(desk.sources.find("no-id")).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(value = {"nonsense", "[]", "{}", "''", "3"})
        void that_is_no_source_is_told_so(String body) {
            desk.post(body).assertProblem(422, "bad-source");
        }

        @Test
        void answers_the_sample_event() throws Exception {
            var answer = desk.send(Files.readAllBytes(Path.of("../../events/admin.json")));
            assertThat(answer.status()).isEqualTo(202);
        }
    }

    @Nested
    class ChangingASource {

        private String tag = "";

        @BeforeEach
        void add() {
            desk.post(COURIER);
            tag = desk.get("courier").header("etag");
        }

        @Test
        void replaces_its_definition() {
            var answer =
                    desk.put(
                            "courier",
                            COURIER.replace("The Courier", "The Harbour Courier"),
                            Map.of("if-match", tag));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().at("/definition/name").asString())
                    .isEqualTo("The Harbour Courier");
            assertThat(answer.header("etag")).isNotEqualTo(tag).startsWith("\"");
        }

        @Test
        void that_somebody_else_has_changed_is_refused() {
            var theirs = COURIER.replace("The Courier", "Theirs");
            assertThat(desk.put("courier", theirs, Map.of("if-match", tag)).status())
                    .isEqualTo(200);
            var mine = COURIER.replace("The Courier", "Mine");
            desk.put("courier", mine, Map.of("if-match", tag)).assertProblem(412, "source-changed");
            assertThat(desk.get("courier").body()).contains("Theirs");
        }

        @Test
        void is_not_hindered_by_checks_that_went_on_meanwhile() {
            desk.sources.record(
                    "courier",
                    "https://courier.example/rss",
                    new Check.Failed("feed answered 503", Optional.empty()),
                    AdminFixture.NOON,
                    AdminFixture.NOON);
            var mine = COURIER.replace("The Courier", "Mine");
            assertThat(desk.put("courier", mine, Map.of("if-match", tag)).status()).isEqualTo(200);
        }

        @Test
        void wants_to_know_which_definition_is_meant() {
            desk.put("courier", COURIER, Map.of()).assertProblem(428, "if-match-required");
            assertThat(desk.put("courier", COURIER, Map.of("if-match", "*")).status())
                    .isEqualTo(200);
        }

        @Test
        void cannot_change_its_id() {
            var other = COURIER.replace("\"courier\"", "\"other\"");
            desk.put("courier", other, Map.of("if-match", tag)).assertProblem(422, "bad-source");
        }

        @Test
        void takes_what_was_read_as_it_is() {
            var read = desk.get("courier").json().path("definition").toString();
            assertThat(desk.put("courier", read, Map.of("if-match", tag)).status()).isEqualTo(200);
            assertThat(desk.get("courier").header("etag")).isEqualTo(tag);
        }

        @Test
        void that_is_not_there_is_no_way_to_add_one() {
            desk.put("other", COURIER.replace("\"courier\"", "\"other\""), Map.of("if-match", "*"))
                    .assertProblem(404, "no-such-source");
        }
    }

    @Nested
    class PausingASource {

        @BeforeEach
        void add() {
            desk.post(COURIER);
        }

        @Test
        void stops_its_checks_and_keeps_its_stories() {
            var answer = desk.putState("courier", "paused");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().at("/health/state").asString()).isEqualTo("paused");
            assertThat(desk.due()).isEmpty();
            assertThat(desk.sources.all()).hasSize(1);
        }

        @Test
        void outlives_a_change_of_its_definition_and_another_import() {
            desk.putState("courier", "paused");
            desk.put("courier", COURIER.replace("/rss", "/atom"), Map.of("if-match", "*"));
            assertThat(desk.due()).isEmpty();
            desk.sources.save(
                    desk.sources.find("courier").orElseThrow().source(), AdminFixture.NOON);
            assertThat(desk.due()).isEmpty();
        }

        @Test
        void ends_by_making_it_active_and_it_is_due_at_once() {
            desk.putState("courier", "paused");
            assertThat(desk.putState("courier", "active").status()).isEqualTo(200);
            assertThat(desk.due()).containsExactly("courier");
        }

        @Test
        void twice_is_as_once() {
            desk.putState("courier", "paused");
            assertThat(desk.putState("courier", "paused").status()).isEqualTo(200);
        }

        @Test
        void knows_no_other_states() {
            desk.putState("courier", "retired").assertProblem(422, "bad-state");
            desk.putState("nobody", "paused").assertProblem(404, "no-such-source");
        }

        @Test
        void does_not_make_one_without_feeds_active() {
            desk.post("{\"id\":\"crux\",\"homePage\":\"https://crux.example/\"}");
            desk.putState("crux", "active").assertProblem(409, "no-feeds");
        }

        @Test
        void is_not_needed_to_look_for_feeds_again() {
            assertThat(desk.putState("courier", "discovering").status()).isEqualTo(202);
            assertThat(desk.queued()).hasSize(1);
        }
    }

    @Nested
    class NamingFeedsOfASourceThatHadNone {

        @Test
        void makes_it_active() {
            desk.post("{\"id\":\"courier\",\"homePage\":\"https://courier.example/\"}");
            var answer = desk.put("courier", COURIER, Map.of("if-match", "*"));
            assertThat(answer.json().at("/health/state").asString()).isEqualTo("active");
            assertThat(desk.due()).containsExactly("courier");
        }
    }

    @Nested
    class RemovingASource {

        @Test
        void takes_it_off_the_list() {
            desk.post(COURIER);
            assertThat(desk.delete("courier").status()).isEqualTo(204);
            desk.get("courier").assertProblem(404, "no-such-source");
            assertThat(desk.due()).isEmpty();
        }

        @Test
        void twice_is_told() {
            desk.delete("courier").assertProblem(404, "no-such-source");
        }
    }

    @Nested
    class TheList {

        @BeforeEach
        void add() {
            for (int i = 0; i < 7; i++) {
                desk.post(COURIER.replace("\"courier\"", "\"courier-" + i + "\""));
            }
            desk.putState("courier-3", "paused");
        }

        @Test
        void can_be_paged_through() {
            var seen = new ArrayList<String>();
            var page = desk.get("/v1/admin/sources", Map.of("limit", "3"));
            seen.addAll(ids(page));
            while (page.json().has("next")) {
                var next = page.json().path("next").asString();
                page = desk.get("/v1/admin/sources", Map.of("limit", "3", "cursor", next));
                seen.addAll(ids(page));
            }
            assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        }

        @Test
        void can_be_narrowed_to_a_state() {
            assertThat(ids(desk.get("/v1/admin/sources", Map.of("state", "paused"))))
                    .containsExactly("courier-3");
        }

        @Test
        void says_what_is_wrong_with_a_question() {
            desk.get("/v1/admin/sources", Map.of("limit", "0")).assertProblem(400, "bad-limit");
            desk.get("/v1/admin/sources", Map.of("cursor", "!")).assertProblem(400, "bad-cursor");
            desk.get("/v1/admin/sources", Map.of("state", "x")).assertProblem(422, "bad-state");
        }

        private static List<String> ids(AdminFixture.Answer page) {
            return page.json()
                    .path("sources")
                    .valueStream()
                    .map(source -> source.at("/definition/id").asString())
                    .toList();
        }
    }

    @Nested
    class AnImport {

        private static final String LINES =
                """
                {"id":"courier","name":"The Courier","homePage":"https://courier.example/","feeds":["https://courier.example/rss"],"language":"en","country":"GB","licence":"by agreement"}
                {"id":"crux","name":"Crux","homePage":"https://crux.example/","feeds":["https://crux.example/atom"],"language":"en","country":"US","licence":"by agreement"}
                """;

        @Test
        void of_json_lines_adds_changes_and_leaves_alone() {
            desk.post(COURIER);
            var answer = desk.take("application/jsonl; charset=utf-8", LINES, Map.of());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().at("/added/0").asString()).isEqualTo("crux");
            assertThat(answer.json().at("/changed/0").asString()).isEqualTo("courier");
            assertThat(desk.due()).contains("crux", "courier");
            var again = desk.take("application/x-ndjson", LINES, Map.of());
            assertThat(again.json().path("same").asInt()).isEqualTo(2);
        }

        @Test
        void that_is_dry_changes_nothing() {
            var answer = desk.take("application/jsonl", LINES, Map.of("dryRun", "true"));
            assertThat(answer.json().path("added").size()).isEqualTo(2);
            assertThat(desk.sources.all()).isEmpty();
        }

        @Test
        void with_a_fault_names_its_line_and_takes_nothing() {
            var answer =
                    desk.take(
                            "application/jsonl",
                            LINES.replace("\"country\":\"US\"", "\"country\":\"XX\""),
                            Map.of());
            answer.assertProblem(422, "bad-import");
            assertThat(answer.json().at("/errors/0/line").asInt()).isEqualTo(2);
            assertThat(desk.sources.all()).isEmpty();
        }

        @Test
        void of_our_own_opml_changes_nothing() {
            desk.take("application/jsonl", LINES, Map.of());
            var opml = desk.get("/v1/admin/sources.opml", Map.of());
            assertThat(opml.header("content-type")).isEqualTo("text/x-opml; charset=utf-8");
            assertThat(opml.body()).contains("https://crux.example/atom");
            var again = desk.take("text/x-opml", opml.body(), Map.of());
            assertThat(again.json().path("same").asInt()).isEqualTo(2);
        }

        @Test
        void of_another_readers_opml_is_told_what_that_does_not_say() {
            var answer =
                    desk.take(
                            "text/xml",
                            """
                            <opml version="2.0"><head/><body>
                            <outline text="The Gazette" xmlUrl="https://gazette.example/rss"/>
                            </body></opml>\
                            """,
                            Map.of("country", "IE", "language", "en"));
            assertThat(answer.json().at("/added/0").asString()).isEqualTo("the-gazette");
        }

        @Test
        void in_another_form_is_refused() {
            desk.take("text/csv", "a,b", Map.of()).assertProblem(415, "unsupported-media-type");
        }
    }

    @Test
    void a_request_without_a_token_is_told_to_sign_in() throws Exception {
        var event =
                Files.readString(Path.of("../../events/admin.json"))
                        .replace("\"sub\"", "\"not-sub\"");
        desk.send(event.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .assertProblem(401, "sign-in");
    }
}
