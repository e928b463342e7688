package org.masthead.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.masthead.aws.HubLeases;
import org.masthead.local.cloud.CloudOptions.Ports;
import org.masthead.local.cloud.runtime.Outcome;
import org.masthead.local.template.EventSpec.RouteEvent;
import org.masthead.source.HubLease;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What operators do, and what hubs push, through our own template and functions. No demo titles are
 * planted: each test adds its own.
 */
class OperatorsEndToEndTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir static Path data;
    static RecordedLog log = new RecordedLog();
    static Cloud cloud;

    @BeforeAll
    static void start() {
        HandlersTest.assumePackaged();
        var options =
                CloudOptions.of(Repository.ROOT.resolve("template.yaml"), data)
                        .withPorts(Ports.FREE)
                        .withoutDemo();
        var silent = new PrintStream(PrintStream.nullOutputStream());
        var progress = new Progress(silent, new Style(false), Cloud.STEPS);
        cloud = Cloud.start(options, progress, log, InstantSource.system());
    }

    @AfterAll
    static void stop() {
        if (cloud != null) {
            cloud.close();
        }
    }

    private static HttpResponse<String> send(String who, String method, String path, String body)
            throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(cloud.api() + path))
                        .method(method, BodyPublishers.ofString(body));
        if (!who.isEmpty()) {
            request.header("Authorization", "Bearer " + cloud.issuer().token(who));
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> admin(String method, String path, String body)
            throws Exception {
        return send("admin", method, "/v1/admin/sources" + path, body);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private static JsonNode source(String id) throws Exception {
        return json(send("", "GET", "/v1/sources/" + id, ""));
    }

    /** What operators see of it. */
    private static JsonNode adminSource(String id) throws Exception {
        return json(admin("GET", "/" + id, ""));
    }

    private static void run(String function) {
        var outcome = cloud.function(function).orElseThrow().invoke("{}");
        assertThat(outcome).isInstanceOf(Outcome.Replied.class);
    }

    private static void assertKept(String schema, HttpResponse<String> answer) {
        assertThat(Contract.departures(schema, answer.body())).as(answer.body()).isEmpty();
    }

    static List<RouteEvent> adminRoutes() {
        return HandlersTest.functions().stream()
                .flatMap(function -> function.events().stream())
                .filter(RouteEvent.class::isInstance)
                .map(RouteEvent.class::cast)
                .filter(route -> route.path().startsWith("/v1/admin/"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("adminRoutes")
    void a_member_and_a_stranger_may_do_nothing_of_this(RouteEvent route) throws Exception {
        var path = route.path().replaceAll("\\{\\w+}", "courier");
        assertThat(send("ada", route.method(), path, "").statusCode()).isEqualTo(403);
        assertThat(send("", route.method(), path, "").statusCode()).isEqualTo(401);
    }

    @Test
    void a_title_of_which_only_the_home_page_is_known_is_read_and_leaves_when_it_is_removed()
            throws Exception {
        var home = cloud.publishers().origin() + "/lantern/";
        var added = admin("POST", "", "{\"id\":\"lantern\",\"homePage\":\"%s\"}".formatted(home));
        assertThat(added.statusCode()).isEqualTo(202);
        assertKept("AdminSource", added);
        Eventually.until("its feed is found", () -> source("lantern").has("health"));
        var source = send("", "GET", "/v1/sources/lantern", "");
        assertKept("Source", source);
        assertThat(source.body()).doesNotContain("lantern.xml");
        assertThat(adminSource("lantern").at("/definition/feeds/0").asString())
                .isEqualTo(home + "lantern.xml");
        assertThat(json(source).path("name").asString()).isEqualTo("The Lantern");
        assertThat(json(source).path("language").asString()).isEqualTo("en");

        run("refresh");
        Eventually.until("its stories are in the edition", () -> liveStories("lantern") == 3);

        assertThat(admin("DELETE", "/lantern", "").statusCode()).isEqualTo(204);
        run("edition");
        Eventually.until("it has left", () -> liveStories("lantern") < 0);
        assertThat(send("", "GET", "/v1/top?limit=100", "").body()).doesNotContain("lantern");
    }

    /** -1 where the title is not in the edition. */
    private static int liveStories(String id) throws Exception {
        run("edition");
        for (var source : json(send("", "GET", "/v1/sources", "")).path("sources")) {
            if (source.path("id").asString().equals(id)) {
                return source.path("liveStories").asInt();
            }
        }
        return -1;
    }

    @Test
    void a_story_that_a_hub_pushes_is_stored_without_waiting_for_the_poll() throws Exception {
        var origin = cloud.publishers().origin();
        var added =
                admin(
                        "POST",
                        "",
                        """
                        {"id":"crux","name":"Crux","homePage":"%s/crux/",
                         "feeds":["%s/crux/index.atom"],"language":"en","country":"US",
                         "licence":"CC0-1.0"}\
                        """
                                .formatted(origin, origin));
        assertThat(added.statusCode()).isEqualTo(201);
        run("refresh");
        Eventually.until(
                "the hub pushes",
                () ->
                        adminSource("crux").at("/health/feeds/0").has("pushedUntil")
                                && isSubscribed());

        publish("crux");
        Eventually.until("the push is taken", () -> correlationOfPush().findFirst().isPresent());
        var id = correlationOfPush().findFirst().orElseThrow();
        Eventually.until(
                "its story is stored",
                () -> functionsOf(id).anyMatch("masthead-ExtractFunction"::equals));
        assertThat(functionsOf(id).distinct())
                .containsExactly(
                        "masthead-WebSubFunction",
                        "masthead-FetchFunction",
                        "masthead-ExtractFunction");
        Eventually.until(
                "it is in the edition",
                () -> {
                    run("edition");
                    // Not in the top: there an event has one card, and this alert has an event.
                    return send("ada", "GET", "/v1/sync", "")
                            .body()
                            .contains("Alert 1: Norvane grid trips");
                });
        var lease = lease("crux", origin + "/crux/index.atom");
        assertThat(log.lines)
                .noneMatch(line -> line.contains(lease.secret()) || line.contains(lease.token()));
    }

    private static HubLease lease(String source, String feed) {
        var account = cloud.template().account();
        var table = cloud.template().table("SourcesTable").orElseThrow().name();
        try (var dynamoDb = LocalClients.operator(account).dynamoDb()) {
            return new HubLeases(dynamoDb, table).find(source, feed).orElseThrow();
        }
    }

    private static boolean isSubscribed() throws Exception {
        var hub = URI.create(cloud.publishers().origin() + "/hub/");
        var list = HTTP.send(HttpRequest.newBuilder(hub).build(), BodyHandlers.ofString()).body();
        return list.startsWith("1 subscribed to ");
    }

    private static void publish(String title) throws Exception {
        var address = URI.create(cloud.publishers().origin() + "/" + title + "/publish");
        var request = HttpRequest.newBuilder(address).POST(BodyPublishers.noBody()).build();
        assertThat(HTTP.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(202);
    }

    private static Stream<String> correlationOfPush() {
        return log.lines.stream()
                .filter(line -> line.contains("\"Feed was pushed\""))
                .map(line -> JsonMapper.shared().readTree(line).path("correlationId").asString());
    }

    private static Stream<String> functionsOf(String correlationId) {
        return log.lines.stream()
                .filter(line -> line.contains(correlationId))
                .map(line -> JsonMapper.shared().readTree(line).path("function").asString());
    }

    @Test
    void every_answer_keeps_the_contract() throws Exception {
        var body =
                """
                {"id":"gazette","name":"Gazette","homePage":"http://127.0.0.1:1/",
                 "feeds":["http://127.0.0.1:1/feed"],"language":"en","country":"IE",
                 "licence":"by agreement"}\
                """;
        assertKept("AdminSource", admin("POST", "", body));
        assertKept("AdminSource", admin("PUT", "/gazette/state", "{\"state\":\"paused\"}"));
        assertKept("AdminSources", admin("GET", "?state=paused", ""));
        assertKept("Problem", admin("POST", "", body));
        assertKept("Problem", admin("POST", "", "{}"));
        assertKept("Problem", admin("PUT", "/gazette", body));
        assertKept("Problem", admin("GET", "/nobody", ""));
        assertKept("Problem", send("", "GET", "/v1/sources/nobody", ""));
        assertKept("Problem", send("", "GET", "/v1/websub/gazette/none", ""));
        assertThat(admin("GET", ".opml", "").body()).contains("http://127.0.0.1:1/feed");
        assertThat(admin("DELETE", "/gazette", "").statusCode()).isEqualTo(204);
    }
}
