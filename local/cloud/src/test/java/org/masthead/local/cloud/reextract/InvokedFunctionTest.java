package org.masthead.local.cloud.reextract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.local.cloud.CloudException;
import org.masthead.local.cloud.LocalClients;
import org.masthead.local.cloud.reextract.ExtractFunction.Answer;
import org.masthead.local.cloud.reextract.Selection.Mode;
import tools.jackson.databind.json.JsonMapper;

/** What Lambda's Invoke API may answer, given by a real server. */
class InvokedFunctionTest {

    private static final List<String> KEYS = List.of("pages/a", "pages/b");

    private record Reply(int status, String body, Map<String, String> headers) {}

    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private Deployment deployment;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        deployment = Deployment.local(new LocalClients(address, "us-east-1", "operator"));
    }

    @AfterEach
    void stop() {
        deployment.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(
                    exchange.getRequestURI()
                            + " "
                            + new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
            var reply = replies.removeFirst();
            reply.headers().forEach(exchange.getResponseHeaders()::add);
            var body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void replies(int status, String body, Map<String, String> headers) {
        replies.add(new Reply(status, body, headers));
    }

    private Answer extract() {
        return new InvokedFunction(deployment.lambda(), "masthead-Extract")
                .extract(KEYS, Mode.DRY_RUN);
    }

    @Test
    void is_asked_with_the_event_of_the_contract() {
        replies(
                200,
                "{\"extractor\":7,\"results\":[{\"page\":\"pages/a\"}],\"undone\":[\"pages/b\"]}",
                Map.of());
        assertThat(extract())
                .isEqualTo(
                        new Answer.Done(
                                7,
                                List.of(JsonMapper.shared().readTree("{\"page\":\"pages/a\"}")),
                                List.of("pages/b")));
        var request = requests.getFirst().split(" ", 2);
        assertThat(request[0]).isEqualTo("/2015-03-31/functions/masthead-Extract/invocations");
        assertThat(JsonMapper.shared().readTree(request[1]))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        "{\"reextract\":{\"keys\":[\"pages/a\",\"pages/b\"],"
                                                + "\"dryRun\":true}}"));
    }

    @Test
    void is_waited_for_when_it_is_throttled() {
        for (int i = 0; i < 2; i++) {
            replies(
                    429,
                    "{\"Reason\":\"ReservedFunctionConcurrentInvocationLimitExceeded\"}",
                    Map.of("X-Amzn-ErrorType", "TooManyRequestsException"));
        }
        replies(200, "{\"extractor\":7,\"results\":[],\"undone\":[]}", Map.of());
        assertThat(extract()).isInstanceOf(Answer.Done.class);
        assertThat(requests).hasSize(3);
    }

    @Test
    void that_broke_says_how() {
        replies(
                200,
                "{\"errorMessage\":\"2026-11-22 Task timed out after 30.00 seconds\"}",
                Map.of("X-Amz-Function-Error", "Unhandled"));
        assertThat(extract())
                .isEqualTo(new Answer.Broken("2026-11-22 Task timed out after 30.00 seconds"));
    }

    @Test
    void that_is_not_there_ends_the_run() {
        replies(404, "{}", Map.of("X-Amzn-ErrorType", "ResourceNotFoundException"));
        assertThatThrownBy(this::extract)
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("there is no function masthead-Extract");
    }

    @Test
    void that_may_not_be_invoked_ends_the_run() {
        replies(
                403,
                "{\"Message\":\"not authorized to perform lambda:InvokeFunction\"}",
                Map.of("X-Amzn-ErrorType", "AccessDeniedException"));
        assertThatThrownBy(this::extract)
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("not authorized to perform lambda:InvokeFunction");
    }

    @Test
    void that_knows_no_such_event_ends_the_run() {
        replies(200, "{\"batchItemFailures\":[]}", Map.of());
        assertThatThrownBy(this::extract)
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("is it the extract function, of this version?");
    }
}
