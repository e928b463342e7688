package org.masthead.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.local.cloud.CloudOptions.Ports;
import org.masthead.local.cloud.command.Commands;
import org.masthead.local.stores.Happening;
import org.masthead.local.template.EventSpec.RouteEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Our own template, functions and demo titles: from a publisher's page to a member's feed. */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class EndToEndTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir static Path data;
    static RecordedLog log = new RecordedLog();
    static Cloud cloud;

    @BeforeAll
    static void start() throws Exception {
        HandlersTest.assumePackaged();
        cloud = startOver(data);
        Eventually.until("stories of 8 titles are in the edition", () -> titles() >= 8);
    }

    private static Cloud startOver(Path data) {
        var options =
                CloudOptions.of(Repository.ROOT.resolve("template.yaml"), data)
                        .withPorts(Ports.FREE);
        var silent = new PrintStream(PrintStream.nullOutputStream());
        var progress = new Progress(silent, new Style(false), Cloud.STEPS);
        return Cloud.start(options, progress, log, InstantSource.system());
    }

    @AfterAll
    static void stop() {
        if (cloud != null) {
            cloud.close();
        }
    }

    private static long titles() throws Exception {
        return list(json(get("/v1/sources")).path("sources")).stream()
                .filter(source -> source.path("liveStories").asInt(0) > 0)
                .count();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(cloud.api() + path)).build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> as(String member, String path) throws Exception {
        return HTTP.send(asking(member, path).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder asking(String member, String path) {
        return HttpRequest.newBuilder(URI.create(cloud.api() + path))
                .header("Authorization", "Bearer " + cloud.issuer().token(member));
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static String aLongStory() throws Exception {
        return list(json(get("/v1/top")).path("cards")).stream()
                .max(Comparator.comparingInt(card -> card.path("readingSeconds").asInt(0)))
                .orElseThrow()
                .path("id")
                .asString();
    }

    @Nested
    class AMemberInTheirTrial {

        @Test
        void has_a_feed_of_cards_they_may_open() throws Exception {
            var cards = list(json(as("ada", "/v1/feed")).path("cards"));
            assertThat(cards).hasSizeGreaterThan(10);
            assertThat(cards).allMatch(card -> card.path("access").asString().equals("open"));
        }

        @Test
        void reads_a_story_in_full() throws Exception {
            var story = json(as("ada", "/v1/stories/" + aLongStory()));
            assertThat(story.path("blocks").size()).isPositive();
            assertThat(story.has("wall")).isFalse();
        }

        @Test
        void finds_a_story_by_a_word_of_its_headline() throws Exception {
            var story = json(as("ada", "/v1/feed")).path("cards").path(0);
            var word =
                    Stream.of(story.path("headline").asString().split("\\P{L}+", -1))
                            .max(Comparator.comparingInt(String::length))
                            .orElseThrow();
            assertThat(as("ada", "/v1/search?limit=100&q=" + URLEncoder.encode(word, UTF_8)).body())
                    .as("the story, or another telling of its event")
                    .contains(story.at("/cluster/id").asString(story.path("id").asString()));
        }

        @Test
        void has_a_briefing_that_ends() throws Exception {
            var briefing = json(as("ada", "/v1/briefing"));
            assertThat(briefing.path("cards").size()).isBetween(5, 7);
            assertThat(json(as("ada", "/v1/briefing")).path("at")).isEqualTo(briefing.path("at"));
        }

        @Test
        void sees_their_own_membership() throws Exception {
            var membership = json(as("ada", "/v1/me/membership"));
            assertThat(membership.path("state").asString()).isEqualTo("trial");
            assertThat(membership.path("entitled").asBoolean()).isTrue();
        }

        @Test
        void reports_a_story_and_finds_it_in_their_history_and_profile() throws Exception {
            var story = aLongStory();
            var event =
                    "{\"id\":\"e1\",\"kind\":\"opened\",\"story\":\"%s\",\"at\":\"%s\"}"
                            .formatted(story, Instant.now());
            var post =
                    asking("nellie", "/v1/me/events")
                            .POST(BodyPublishers.ofString("{\"events\":[" + event + "]}"));
            var answer = HTTP.send(post.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(Contract.departures("EventVerdicts", answer.body())).isEmpty();
            Eventually.until(
                    "the story is in the history",
                    () -> as("nellie", "/v1/me/history").body().contains(story));
            assertThat(json(as("nellie", "/v1/me/profile")).path("storiesOpened").asInt())
                    .isEqualTo(1);
        }

        @Test
        void mutes_a_source_and_it_leaves_their_feed() throws Exception {
            var before = json(as("mabel", "/v1/feed")).path("cards");
            var muted = before.path(0).path("source").path("id").asString();
            var preferences = (ObjectNode) json(as("mabel", "/v1/me/preferences"));
            preferences.withObject("mute").putArray("sources").add(muted);
            var put =
                    asking("mabel", "/v1/me/preferences")
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofString(preferences.toString()));
            assertThat(HTTP.send(put.build(), BodyHandlers.ofString()).statusCode())
                    .isBetween(200, 204);
            var sources = new ArrayList<String>();
            list(json(as("mabel", "/v1/feed")).path("cards"))
                    .forEach(card -> sources.add(card.path("source").path("id").asString()));
            assertThat(sources).isNotEmpty().doesNotContain(muted);
        }
    }

    @Nested
    class AMemberWhoseTrialIsOver {

        @Test
        void meets_the_wall() throws Exception {
            var id = aLongStory();
            var teaser = json(as("grace", "/v1/stories/" + id));
            var whole = json(as("ada", "/v1/stories/" + id));
            assertThat(teaser.has("wall")).isTrue();
            assertThat(teaser.path("blocks").size()).isLessThan(whole.path("blocks").size());
        }

        @Test
        void sees_on_every_card_that_it_is_locked() throws Exception {
            assertThat(list(json(as("grace", "/v1/feed")).path("cards")))
                    .isNotEmpty()
                    .allMatch(card -> card.path("access").asString().equals("locked"));
        }
    }

    @Nested
    class AStranger {

        @Test
        void reads_the_top_stories_and_meets_the_wall() throws Exception {
            assertThat(json(get("/v1/top")).path("cards").size()).isPositive();
            assertThat(json(get("/v1/stories/" + aLongStory())).has("wall")).isTrue();
        }

        @Test
        void reads_who_else_tells_an_event_and_nothing_of_another() throws Exception {
            assertThat(tellings("Halvard power cable"))
                    .anyMatch(it -> it.contains("three-vote majority"))
                    .noneMatch(it -> it.contains("Ysolde"));
            assertThat(tellings("Lantern rover drills")).hasSize(2);
            assertThat(tellings("fish auction")).isEmpty();
        }

        /** The headlines of the event that one with these words tells; none where it is alone. */
        private static List<String> tellings(String words) throws Exception {
            for (var card : list(json(get("/v1/top?limit=100")).path("cards"))) {
                var id = card.at("/cluster/id").asString("");
                var told = id.isEmpty() ? List.<String>of() : headlines("/v1/clusters/" + id);
                if (told.stream().anyMatch(it -> it.contains(words))) {
                    return told;
                }
            }
            return List.of();
        }

        private static List<String> headlines(String cluster) throws Exception {
            return list(json(get(cluster)).path("tellings")).stream()
                    .map(telling -> telling.at("/card/headline").asString(""))
                    .toList();
        }

        @Test
        void reads_the_edition_of_one_language_where_they_ask_for_it() throws Exception {
            var german = get("/v1/top?edition=de");
            assertThat(german.headers().firstValue("content-language")).contains("de");
            assertThat(json(german).path("cards").valueStream())
                    .isNotEmpty()
                    .allMatch(card -> card.path("language").asString().startsWith("de"));
            assertThat(get("/v1/top?edition=la").statusCode()).isEqualTo(400);
        }

        @Test
        void has_no_feed() throws Exception {
            assertThat(get("/v1/feed").statusCode()).isEqualTo(401);
        }

        @Test
        void learns_that_a_route_is_unknown() throws Exception {
            assertThat(get("/v1/nowhere").statusCode()).isEqualTo(404);
        }

        @Test
        void learns_that_a_cursor_is_none() throws Exception {
            assertThat(get("/v1/top?cursor=!").statusCode()).isEqualTo(400);
        }
    }

    @Nested
    class EveryAnswer {

        private static void assertKept(String schema, HttpResponse<String> answer) {
            assertThat(Contract.departures(schema, answer.body()))
                    .as(answer.uri().getPath())
                    .isEmpty();
        }

        @Test
        void keeps_the_contract() throws Exception {
            for (var member : List.of("ada", "grace")) {
                assertKept("Page", as(member, "/v1/feed?limit=100"));
                assertKept("Page", as(member, "/v1/top"));
                assertKept("Page", as(member, "/v1/picks"));
                assertKept("Sections", as(member, "/v1/sections"));
                assertKept("Page", as(member, "/v1/sections/world"));
                assertKept("Page", as(member, "/v1/search?q=new"));
                assertKept("Briefing", as(member, "/v1/briefing?zone=Europe/Berlin"));
                assertKept("Related", as(member, "/v1/stories/" + aLongStory() + "/related"));
                assertKept("Sources", as(member, "/v1/sources"));
                assertKept("Changes", as(member, "/v1/sync"));
                assertKept("Preferences", as(member, "/v1/me/preferences"));
                assertKept("Profile", as(member, "/v1/me/profile"));
                assertKept("MemberList", as(member, "/v1/me/history"));
                assertKept("MemberList", as(member, "/v1/me/saved"));
                assertKept("Membership", as(member, "/v1/me/membership"));
            }
            assertKept("Problem", get("/v1/nowhere"));
            assertKept("Problem", get("/v1/stories/none"));
            assertKept("Problem", get("/v1/clusters/none"));
            assertKept("Problem", as("ada", "/v1/search"));
            assertKept("Problem", get("/v1/top?limit=0"));
        }

        @Test
        void about_an_event_that_several_tell_keeps_the_contract() throws Exception {
            for (var card : list(json(get("/v1/top?limit=100")).path("cards"))) {
                if (card.has("cluster")) {
                    var id = card.path("cluster").path("id").asString();
                    assertKept("Cluster", get("/v1/clusters/" + id));
                }
            }
        }

        @Test
        void about_a_story_keeps_the_contract_whatever_is_in_the_story() throws Exception {
            var cards = list(json(as("ada", "/v1/feed?limit=100")).path("cards"));
            for (var card : cards) {
                var path = "/v1/stories/" + card.path("id").asString();
                assertKept("Story", as("ada", path));
                assertKept("Story", as("grace", path));
                assertKept("Story", get(path));
            }
        }

        @Test
        void is_of_a_route_that_the_contract_names_and_the_other_way_round() {
            var declared =
                    cloud.template().functions().stream()
                            .flatMap(function -> function.events().stream())
                            .filter(RouteEvent.class::isInstance)
                            .map(RouteEvent.class::cast)
                            .filter(route -> !route.path().equals("$default"))
                            .map(route -> route.method() + " " + route.path());
            assertThat(declared).containsExactlyInAnyOrderElementsOf(Contract.routes());
        }
    }

    @Nested
    class AMemberWhoSubscribesOnTheWeb {

        private final String member = "payer-" + UUID.randomUUID();

        /** What the command shows of it, a line an event. */
        private List<String> atStripe(String what) {
            cloud.running().write();
            var shown = new ByteArrayOutputStream();
            Commands.run(
                    Repository.ROOT,
                    "store",
                    new ArrayList<>(
                            List.of("stripe", what, "--member", member, "--data", data.toString())),
                    new PrintStream(shown, true, UTF_8),
                    new Style(false));
            return shown.toString(UTF_8).lines().filter(it -> it.startsWith("stripe")).toList();
        }

        private static String of(String what, List<String> life) {
            return life.stream()
                    .filter(it -> it.contains("  " + what + "  "))
                    .findFirst()
                    .orElseThrow();
        }

        private HttpResponse<String> leaves(String query) throws Exception {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(cloud.api() + "/v1/me" + query))
                            .header("Authorization", "Bearer " + cloud.issuer().token(member))
                            .DELETE()
                            .build(),
                    BodyHandlers.ofString());
        }

        @Test
        void sees_each_event_of_a_whole_life_in_their_membership() {
            var life = atStripe("all");
            assertThat(life)
                    .hasSize(Happening.values().length)
                    .allMatch(it -> it.contains(" 200 "));
            assertThat(of("renewed", life)).contains("  active  ", "active, reads");
            assertThat(of("hold", life)).contains("  hold  ", "trial, reads");
            assertThat(of("refunded", life)).contains("  revoked  ");
        }

        @Test
        void is_charged_no_more_once_they_have_left() throws Exception {
            assertThat(atStripe("bought").getFirst()).contains("active, reads");
            assertThat(leaves("").statusCode()).isEqualTo(409);
            var answer = leaves("?confirm=charging");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(json(answer).at("/ended/0").asString()).isEqualTo("stripe:stripe-" + member);
            Eventually.until(
                    "the subscription is ended at Stripe",
                    () ->
                            log.lines.stream()
                                    .anyMatch(it -> it.contains("of who has left is ended")));
        }
    }

    @Nested
    class AMemberWhoHasUsedEveryRoute {

        @Test
        void got_answers_that_keep_the_contract_and_leaves_no_trace() throws Exception {
            var leaver = new Leaver(cloud, HTTP, "leaver-" + UUID.randomUUID());
            leaver.usesEveryRoute();
            assertThat(leaver.traces()).isNotEmpty();
            assertThat(leaver.leaves().statusCode()).isEqualTo(200);
            Eventually.until("nothing of the member is left", () -> leaver.traces().isEmpty());
        }
    }

    @Test
    void every_function_stays_within_its_role() {
        assertThat(log.lines).noneMatch(line -> line.contains("AccessDenied"));
        assertThat(log.lines).noneMatch(line -> line.contains("is not authorized to perform"));
    }

    @Test
    void one_correlation_id_tells_a_story_s_life_from_refresh_to_edition() throws Exception {
        var id =
                log.lines.stream()
                        .filter(line -> line.contains("Story is in the edition"))
                        .map(line -> JsonMapper.shared().readTree(line))
                        .map(line -> line.path("correlationId").asString())
                        .findFirst()
                        .orElseThrow();
        var functions =
                log.lines.stream()
                        .filter(line -> line.contains(id))
                        .map(line -> JsonMapper.shared().readTree(line))
                        .map(line -> line.path("function").asString())
                        .distinct();
        assertThat(functions)
                .containsExactly(
                        "masthead-RefreshFunction",
                        "masthead-FetchFunction",
                        "masthead-ExtractFunction",
                        "masthead-EditionFunction");
    }

    @Nested
    @Order(Integer.MAX_VALUE)
    class AfterARestart {

        @Test
        void yesterdays_stories_are_there_at_once() throws Exception {
            var before = json(get("/v1/top")).path("cards").size();
            cloud.close();
            cloud = startOver(data);
            assertThat(json(get("/v1/top")).path("cards").size()).isEqualTo(before);
            assertThat(as("ada", "/v1/me/membership").statusCode()).isEqualTo(200);
        }
    }
}
