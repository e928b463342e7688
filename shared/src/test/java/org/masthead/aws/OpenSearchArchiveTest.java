package org.masthead.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.masthead.edition.Editions.edition;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.json.Json;
import org.masthead.search.Archive;
import org.masthead.search.QueryText;
import org.masthead.search.SearchQuery;
import org.masthead.story.Card;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Against a server that answers as OpenSearch does and notes what it was asked. */
class OpenSearchArchiveTest {

    private static final Card FOG =
            edition()
                    .story("fog", it -> it.section("Sea & Coast").language("en-GB"))
                    .bind()
                    .card(0);

    private record Asked(String path, Map<String, List<String>> headers, String body) {}

    private final List<Asked> asked = new ArrayList<>();
    private HttpServer server;
    private OpenSearchArchive archive;
    private int status = 200;
    private String answer = "{}";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                call -> {
                    var body =
                            new String(
                                    call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                    asked.add(
                            new Asked(
                                    call.getRequestURI().getPath(),
                                    Map.copyOf(call.getRequestHeaders()),
                                    body));
                    var bytes = answer.getBytes(StandardCharsets.UTF_8);
                    call.sendResponseHeaders(status, bytes.length);
                    call.getResponseBody().write(bytes);
                    call.close();
                });
        server.start();
        archive =
                new OpenSearchArchive(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                        "eu-west-1",
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("id", "secret")),
                        UrlConnectionHttpClient.create());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static SearchQuery query(String text) {
        return switch (QueryText.read(text, Map.of())) {
            case QueryText.Outcome.Read(var query) -> query;
            case QueryText.Outcome.Faulty(var faults) -> throw new AssertionError(faults);
        };
    }

    private static String hits(Card... cards) {
        var hits =
                List.of(cards).stream()
                        .map(card -> Map.of("_source", Map.of("card", Json.write(card))))
                        .toList();
        return Json.write(Map.of("hits", Map.of("hits", hits)));
    }

    @Test
    void a_search_gives_back_the_cards_and_says_whether_there_are_more() {
        answer = hits(FOG, FOG, FOG);
        assertThat(archive.search(query("fog"), 20, 2))
                .isEqualTo(new Archive.Outcome.Found(List.of(FOG, FOG), true));
        assertThat(archive.search(query("fog"), 0, 3))
                .isEqualTo(new Archive.Outcome.Found(List.of(FOG, FOG, FOG), false));
        var sent = Json.tree(asked.getFirst().body().getBytes(StandardCharsets.UTF_8));
        assertThat(sent.path("from").asInt()).isEqualTo(20);
        assertThat(sent.path("size").asInt()).isEqualTo(3);
    }

    @Test
    void a_query_becomes_opensearchs_own() {
        archive.search(
                query("ferry \"north pier\" -delay source:courier from:2026-11-20 language:en"),
                0,
                9);
        assertThat(asked.getFirst().path()).isEqualTo("/stories/_search");
        assertThat(asked.getFirst().body())
                .contains(
                        "\"query\":\"ferry\"",
                        "\"query\":\"north pier\"",
                        "\"type\":\"phrase\"",
                        "\"must_not\":[{\"multi_match\"",
                        "{\"terms\":{\"source.keyword\":[\"courier\"]}}",
                        "{\"terms\":{\"language.keyword\":[\"en\"]}}",
                        "{\"range\":{\"published\":{\"gte\":1795132800}}}");
    }

    @Test
    void requests_are_signed_for_the_service() {
        archive.search(query("fog"), 0, 9);
        var headers = asked.getFirst().headers();
        assertThat(headers.getOrDefault("Authorization", List.of()).getFirst())
                .startsWith("AWS4-HMAC-SHA256 Credential=id/")
                .contains("/eu-west-1/aoss/aws4_request");
        assertThat(headers.getOrDefault("X-amz-content-sha256", List.of()).getFirst()).hasSize(64);
    }

    @Test
    void stories_go_in_and_out_by_their_ids() throws IOException {
        archive.change(List.of(FOG), List.of("0123456789abcdef0123"));
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().path()).isEqualTo("/_bulk");
        var lines = asked.getFirst().body().split("\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).contains("\"index\"", FOG.id());
        assertThat(lines[1]).contains("\"section\":\"sea-coast\"", "\"language\":\"en\"");
        assertThat(lines[2]).contains("\"delete\"", "0123456789abcdef0123");
    }

    @Test
    void many_stories_go_in_in_several_requests_and_none_in_none() throws IOException {
        archive.change(Collections.nCopies(1_001, FOG), List.of());
        assertThat(asked).hasSize(3);
        archive.change(List.of(), List.of());
        assertThat(asked).hasSize(3);
    }

    @Test
    void an_archive_that_does_not_answer_is_unavailable_and_loses_nothing_silently() {
        status = 503;
        assertThat(archive.search(query("fog"), 0, 9))
                .isInstanceOf(Archive.Outcome.Unavailable.class);
        assertThatThrownBy(() -> archive.change(List.of(FOG), List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("503");
    }

    @Test
    void a_story_that_is_refused_fails_the_change() {
        answer = "{\"errors\":true,\"items\":[{\"index\":{\"_id\":\"x\",\"status\":429}}]}";
        assertThatThrownBy(() -> archive.change(List.of(FOG), List.of()))
                .hasMessageContaining("429");
    }

    @Test
    void what_is_no_answer_of_opensearch_is_unavailable() {
        answer = "<html>";
        assertThat(archive.search(query("fog"), 0, 9))
                .isInstanceOf(Archive.Outcome.Unavailable.class);
    }
}
