package org.masthead.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.masthead.aws.SourcesTable;
import org.masthead.aws.StoriesTable;
import org.masthead.json.Json;
import org.masthead.lambda.Environment;
import org.masthead.lambda.TestContext;
import org.masthead.local.engines.LocalAws;
import org.masthead.page.FetchMessage;
import tools.jackson.databind.JsonNode;

/** The admin function over real engines, held to its role, as API Gateway calls it. */
final class AdminFixture {

    static final LocalAws AWS = LocalAws.shared();
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    static final String COURIER =
            """
            {"id":"courier","name":"The Courier","homePage":"https://courier.example/",
             "feeds":["https://courier.example/rss"],"language":"en","country":"GB",
             "topics":["world"],"licence":"by agreement"}\
            """;

    final StoriesTable stories = new StoriesTable(AWS.dynamoDb(), AWS.tableName("StoriesTable"));
    final SourcesTable sources = new SourcesTable(AWS.dynamoDb(), AWS.tableName("SourcesTable"));

    Instant now = NOON;

    private final AdminHandler handler;

    AdminFixture() {
        AWS.reset();
        var clients = AWS.as("Admin");
        handler =
                new AdminHandler(
                        Environment.of(AWS.environment("Admin")),
                        clients.dynamoDb(),
                        clients.sqs(),
                        () -> now);
    }

    /** What came back. */
    record Answer(int status, String body, JsonNode headers) {

        JsonNode json() {
            return Json.tree(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        String header(String name) {
            return headers.path(name).asString("");
        }

        void assertProblem(int status, String type) {
            assertThat(body).contains("urn:masthead:problem:" + type);
            assertThat(this.status).isEqualTo(status);
            assertThat(json().path("detail").asString()).isNotBlank();
        }
    }

    Answer get(String route, Map<String, String> query) {
        return send("GET " + route, "", Map.of(), query, "");
    }

    Answer get(String id) {
        return send("GET /v1/admin/sources/{id}", id, Map.of(), Map.of(), "");
    }

    Answer post(String body) {
        return send("POST /v1/admin/sources", "", Map.of(), Map.of(), body);
    }

    Answer put(String id, String body, Map<String, String> headers) {
        return send("PUT /v1/admin/sources/{id}", id, headers, Map.of(), body);
    }

    Answer putState(String id, String state) {
        return send(
                "PUT /v1/admin/sources/{id}/state",
                id,
                Map.of(),
                Map.of(),
                "{\"state\":\"%s\"}".formatted(state));
    }

    Answer delete(String id) {
        return send("DELETE /v1/admin/sources/{id}", id, Map.of(), Map.of(), "");
    }

    Answer pick(String story, String body) {
        return send("PUT /v1/admin/picks/{story}", story, Map.of(), Map.of(), body);
    }

    Answer unpick(String story) {
        return send("DELETE /v1/admin/picks/{story}", story, Map.of(), Map.of(), "");
    }

    Answer picks() {
        return send("GET /v1/admin/picks", "", Map.of(), Map.of(), "");
    }

    Answer replacePicks(String body, Map<String, String> headers) {
        return send("PUT /v1/admin/picks", "", headers, Map.of(), body);
    }

    Answer take(String contentType, String body, Map<String, String> query) {
        return send(
                "POST /v1/admin/sources/import",
                "",
                Map.of("content-type", contentType),
                query,
                body);
    }

    Answer send(
            String route,
            String id,
            Map<String, String> headers,
            Map<String, String> query,
            String body) {
        var method = route.substring(0, route.indexOf(' '));
        var path =
                route.substring(route.indexOf(' ') + 1).replace("{id}", id).replace("{story}", id);
        var event = new LinkedHashMap<String, Object>();
        event.put("version", "2.0");
        event.put("routeKey", route);
        event.put("rawPath", path);
        event.put("headers", headers);
        event.put("queryStringParameters", query);
        event.put("pathParameters", Map.of("id", id, "story", id));
        event.put(
                "requestContext",
                Map.of(
                        "http",
                        Map.of("method", method, "path", path),
                        "authorizer",
                        Map.of("jwt", Map.of("claims", Map.of("sub", "olga")))));
        event.put("body", body);
        return send(Json.writeBytes(event));
    }

    Answer send(byte[] event) {
        try {
            var out = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event), out, new TestContext());
            var reply = Json.tree(out.toByteArray());
            return new Answer(
                    reply.path("statusCode").asInt(),
                    reply.path("body").asString(),
                    reply.path("headers"));
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
    }

    /** What waits in the fetch queue. */
    List<FetchMessage> queued() {
        return AWS
                .sqs()
                .receiveMessage(request ->
                        request.queueUrl(AWS.queueUrl("FetchQueue")).maxNumberOfMessages(10))
                .messages()
                .stream()
                .map(message -> Json.read(message.body(), FetchMessage.class))
                .toList();
    }

    /** Ids of the sources that refresh would pick now. */
    List<String> due() {
        return IntStream.range(0, SourcesTable.shards())
                .mapToObj(shard -> sources.due(shard, NOON))
                .flatMap(List::stream)
                .map(due -> due.source().source().id())
                .toList();
    }
}
