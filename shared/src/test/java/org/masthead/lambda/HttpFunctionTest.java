package org.masthead.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.json.Json;
import tools.jackson.databind.JsonNode;

class HttpFunctionTest {

    private static JsonNode answer(
            Map<String, String> headers, Function<HttpRequest, HttpReply> endpoint)
            throws IOException {
        var event =
                Map.of(
                        "version", "2.0",
                        "routeKey", "GET /v1/top",
                        "rawPath", "/v1/top",
                        "headers", headers,
                        "requestContext", Map.of("http", Map.of("method", "GET")));
        var reply = new ByteArrayOutputStream();
        HttpFunction.answer(
                new ByteArrayInputStream(Json.writeBytes(event)),
                reply,
                new TestContext(),
                endpoint);
        return Json.tree(reply.toByteArray());
    }

    @Test
    void a_large_answer_is_zipped_for_those_who_take_it() throws IOException {
        var words = List.of("news ".repeat(1_000));
        var zipped = answer(Map.of("accept-encoding", "br, gzip"), r -> HttpReply.ok(words));
        assertThat(zipped.path("headers").path("content-encoding").asString()).isEqualTo("gzip");
        var bytes = Base64.getDecoder().decode(zipped.path("body").asString());
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(Json.write(words));
        }
        assertThat(answer(Map.of(), r -> HttpReply.ok(words)).path("body").asString())
                .isEqualTo(Json.write(words));
    }

    @Test
    void who_has_the_answer_already_gets_304_and_no_body() throws IOException {
        var first = answer(Map.of(), r -> HttpReply.ok(Map.of("a", 1)));
        var tag = first.path("headers").path("etag").asString();
        var second = answer(Map.of("if-none-match", tag), r -> HttpReply.ok(Map.of("a", 1)));
        assertThat(second.path("statusCode").asInt()).isEqualTo(304);
        assertThat(second.path("body").asString()).isEmpty();
        var third = answer(Map.of("if-none-match", tag), r -> HttpReply.ok(Map.of("a", 2)));
        assertThat(third.path("statusCode").asInt()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"gzip|true", "GZIP;q=0.5|true", "br|false", "gzip;q=0|false", "x-gzip|false"})
    void gzip_is_sent_to_those_who_accept_it_and_no_others(String accepted, boolean zipped)
            throws IOException {
        var words = List.of("news ".repeat(1_000));
        var reply = answer(Map.of("accept-encoding", accepted), r -> HttpReply.ok(words));
        assertThat(reply.path("headers").has("content-encoding")).isEqualTo(zipped);
    }

    @Test
    void one_entity_tag_of_several_is_enough_for_a_304() throws IOException {
        var tag =
                answer(Map.of(), r -> HttpReply.ok(Map.of("a", 1)))
                        .path("headers")
                        .path("etag")
                        .asString();
        for (var known : List.of("\"x\", " + tag, "*")) {
            var reply = answer(Map.of("if-none-match", known), r -> HttpReply.ok(Map.of("a", 1)));
            assertThat(reply.path("statusCode").asInt()).isEqualTo(304);
        }
    }

    @Test
    void an_endpoint_that_breaks_is_a_problem_that_tells_nothing_of_the_inside()
            throws IOException {
        var reply =
                answer(
                        Map.of(),
                        r -> {
                            throw new IllegalStateException("secret table name");
                        });
        assertThat(reply.path("statusCode").asInt()).isEqualTo(500);
        assertThat(reply.path("headers").path("content-type").asString())
                .isEqualTo("application/problem+json");
        var problem = Json.tree(reply.path("body").asString().getBytes(StandardCharsets.UTF_8));
        assertThat(problem.path("type").asString()).isEqualTo("urn:masthead:problem:internal");
        assertThat(problem.path("detail").asString())
                .contains("request-1")
                .doesNotContain("secret");
    }

    @Test
    void an_event_of_another_kind_is_refused_by_name() {
        assertThatThrownBy(() -> HttpRequest.from(Json.tree("{}".getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("payload format 2.0");
    }

    @Test
    void a_missing_environment_variable_fails_the_start_by_name() {
        assertThatThrownBy(() -> Environment.of(Map.of("A", "1", "B", " "), "A", "B", "C"))
                .hasMessageContaining("B, C")
                .hasMessageContaining("template.yaml");
    }
}
