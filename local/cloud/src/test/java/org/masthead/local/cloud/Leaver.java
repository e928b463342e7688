package org.masthead.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.masthead.local.template.EventSpec.RouteEvent;
import org.masthead.page.Digest;
import org.masthead.walk.RouteWalk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A member who calls every route that there is for members, and then wants to be forgotten. */
final class Leaver {

    private static final String LEAVE = "DELETE /v1/me";

    private final Cloud cloud;
    private final HttpClient http;
    private final String id;

    Leaver(Cloud cloud, HttpClient http, String id) {
        this.cloud = cloud;
        this.http = http;
        this.id = id;
    }

    /** Each answer is none of our faults, and as the contract has it. */
    void usesEveryRoute() throws Exception {
        var walk = walk();
        var steps =
                Stream.of("ReaderApiFunction", "MembershipFunction")
                        .flatMap(function -> walk.steps(function, Leaver::isForMembers).stream())
                        .filter(step -> !step.route().equals(LEAVE))
                        .toList();
        assertThat(steps).hasSizeGreaterThan(20);
        for (var step : steps) {
            var answer = send(step);
            assertThat(answer.statusCode()).as(step + " " + answer.body()).isLessThan(500);
            walk.schema(step, answer.statusCode())
                    .ifPresent(schema ->
                            assertThat(Contract.departures(schema, answer.body()))
                                    .as("%s: %s", step, answer.body())
                                    .isEmpty());
        }
    }

    private static boolean isForMembers(RouteEvent route) {
        return route.authorizer().isPresent() && !route.path().startsWith("/v1/admin");
    }

    private RouteWalk walk() throws Exception {
        var cards = json(get("/v1/top?limit=3")).path("cards");
        var stories = cards.findValuesAsString("id").stream().filter(it -> it.length() == 20);
        return new RouteWalk(
                        cloud.template(),
                        Map.of(
                                "stories/id", stories.distinct().limit(3).toList(),
                                "sources/id", List.of("crux"),
                                "sections/section", List.of("world")),
                        Map.of(
                                "edition", List.of("whole"),
                                "section", List.of("World"),
                                "cursor", List.of("!")))
                .otherwise("none");
    }

    HttpResponse<String> leaves() throws Exception {
        return http.send(to("/v1/me?confirm=charging").DELETE().build(), BodyHandlers.ofString());
    }

    /** Where the member's id stands, or a hash of it, in any table or bucket. */
    List<String> traces() {
        var operator = LocalClients.operator(cloud.template().account());
        var traces = new ArrayList<String>();
        try (var dynamoDb = operator.dynamoDb()) {
            cloud.template()
                    .tables()
                    .forEach(table ->
                            dynamoDb
                                    .scanPaginator(it -> it.tableName(table.name()))
                                    .items()
                                    .stream()
                                    .map(Object::toString)
                                    .filter(this::tells)
                                    .forEach(item -> traces.add(table.name() + " " + item)));
        }
        try (var s3 = operator.s3()) {
            cloud.template()
                    .buckets()
                    .forEach(bucket ->
                            s3
                                    .listObjectsV2Paginator(it -> it.bucket(bucket.name()))
                                    .contents()
                                    .stream()
                                    .filter(object -> tells(object.key()))
                                    .forEach(object -> traces.add(object.key())));
        }
        return traces;
    }

    private boolean tells(String text) {
        return text.contains(id) || text.contains(Digest.sha256(id).substring(0, 16));
    }

    private HttpResponse<String> send(RouteWalk.Step step) throws Exception {
        var query =
                step.query().entrySet().stream()
                        .map(it -> it.getKey() + "=" + encoded(it.getValue()))
                        .collect(Collectors.joining("&"));
        var body =
                step.body().isEmpty()
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(step.body());
        var request =
                to(step.path() + (query.isEmpty() ? "" : "?" + query))
                        .header("Content-Type", "application/json")
                        .method(step.method(), body);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(to(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(cloud.api() + path))
                .header("Authorization", "Bearer " + cloud.issuer().token(id));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }
}
