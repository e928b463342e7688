package org.masthead.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole runner over two sample functions: real engines, real processes, real HTTP. */
class CloudTest {

    @TempDir static Path folder;
    static SampleCloud sample;
    static SqsClient sqs;

    @BeforeAll
    static void start() {
        sample = new SampleCloud(folder);
        sqs = LocalClients.operator(sample.cloud.template().account()).sqs();
    }

    @AfterAll
    static void stop() {
        sqs.close();
        sample.close();
    }

    private static String queue(String name) {
        var spec = sample.cloud.template().queue(name).orElseThrow();
        return sample.cloud.template().account().queueUrl(spec.name());
    }

    private static void send(String body) {
        sqs.sendMessage(request -> request.queueUrl(queue("Work")).messageBody(body));
    }

    private static List<String> recorded() throws Exception {
        return Files.exists(sample.record) ? Files.readAllLines(sample.record) : List.of();
    }

    private static int waiting(String name) {
        var attributes =
                List.of(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
        return sqs
                .getQueueAttributes(
                        request -> request.queueUrl(queue(name)).attributeNames(attributes))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Nested
    class Queues {

        @Test
        void every_message_reaches_the_function_and_leaves_the_queue() throws Exception {
            var bodies = IntStream.range(0, 25).mapToObj(i -> "message-" + i).toList();
            bodies.forEach(CloudTest::send);
            Eventually.until("all recorded", () -> recorded().containsAll(bodies));
            Eventually.until("queue empty", () -> waiting("Work") == 0);
        }

        @Test
        void of_a_batch_only_the_failed_message_comes_again_until_it_is_a_dead_letter()
                throws Exception {
            send("poison-1");
            send("good-1");
            Eventually.until("the good one is done", () -> recorded().contains("good-1"));
            Eventually.until("the poison is a dead letter", () -> waiting("DeadWork") == 1);
            assertThat(recorded()).containsOnlyOnce("good-1").doesNotContain("poison-1");
        }

        @Test
        void a_process_killed_amid_a_batch_loses_no_message() throws Exception {
            send("slow-1");
            var tried = sample.record.resolveSibling("slow-1.tried");
            Eventually.until("the function has it in hand", () -> Files.exists(tried));
            var function = sample.cloud.function("count").orElseThrow();
            var killed = function.processes().getFirst();
            killed.destroyForcibly();
            Eventually.until("it comes again and is done", () -> recorded().contains("slow-1"));
            assertThat(function.processes().getFirst().pid()).isNotEqualTo(killed.pid());
            Eventually.until("queue empty", () -> waiting("Work") == 0);
        }
    }

    @Nested
    class Http {

        @Test
        void a_route_gives_its_function_the_request_in_payload_format_2() throws Exception {
            var response = sample.get("/open/a%20b?x=1&x=2&y=%C3%A9", "Cookie", "a=1; b=2");
            assertThat(response.statusCode()).isEqualTo(200);
            var event = json(response.body());
            assertThat(event.path("version").asString()).isEqualTo("2.0");
            assertThat(event.path("routeKey").asString()).isEqualTo("GET /open/{id}");
            assertThat(event.path("pathParameters").path("id").asString()).isEqualTo("a b");
            assertThat(event.path("rawQueryString").asString()).isEqualTo("x=1&x=2&y=%C3%A9");
            assertThat(event.path("queryStringParameters").path("x").asString()).isEqualTo("1,2");
            assertThat(event.path("queryStringParameters").path("y").asString()).isEqualTo("é");
            assertThat(event.path("cookies").toString()).isEqualTo("[\"a=1\",\"b=2\"]");
            assertThat(event.path("headers").has("cookie")).isFalse();
            assertThat(event.path("requestContext").path("stage").asString()).isEqualTo("$default");
            assertThat(event.path("requestContext").path("http").path("method").asString())
                    .isEqualTo("GET");
        }

        @Test
        void an_unknown_route_is_not_found() throws Exception {
            var response = sample.get("/nowhere");
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.body()).isEqualTo("{\"message\":\"Not Found\"}");
        }

        @Test
        void a_function_that_throws_is_an_internal_error_without_detail() throws Exception {
            var response = sample.get("/open/please%20throw");
            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
        }

        @Test
        void text_arrives_as_it_is_and_other_bytes_in_base64() throws Exception {
            var text = sample.send("POST", "/open/post", "application/json", new byte[] {'{', '}'});
            assertThat(json(text.body()).path("body").asString()).isEqualTo("{}");
            assertThat(json(text.body()).path("isBase64Encoded").asBoolean()).isFalse();
            var bytes = sample.send("POST", "/open/post", "image/png", new byte[] {1, 2, 3});
            assertThat(json(bytes.body()).path("body").asString()).isEqualTo("AQID");
            assertThat(json(bytes.body()).path("isBase64Encoded").asBoolean()).isTrue();
        }

        @Test
        void more_than_10_MB_is_refused() throws Exception {
            var response = sample.send("POST", "/open/post", "text/plain", new byte[10_000_001]);
            assertThat(response.statusCode()).isEqualTo(413);
        }

        @Test
        void a_member_route_wants_a_token_of_the_issuer() throws Exception {
            assertThat(sample.get("/members").statusCode()).isEqualTo(401);
            var token = sample.cloud.issuer().token("ada");
            var response = sample.get("/members", "Authorization", "Bearer " + token);
            assertThat(response.statusCode()).isEqualTo(200);
            var jwt = json(response.body()).path("requestContext").path("authorizer").path("jwt");
            assertThat(jwt.path("claims").path("sub").asString()).isEqualTo("ada");
            assertThat(jwt.path("claims").path("aud").asString()).isEqualTo("masthead");
            assertThat(jwt.path("scopes").toString()).isEqualTo("[\"masthead/member\"]");
        }
    }

    @Nested
    class Schedules {

        @Test
        void a_rate_schedule_first_fires_at_the_start() throws Exception {
            Eventually.until(
                    "the count function was invoked", () -> !sample.log.outcomes.isEmpty());
        }
    }
}
