package org.masthead.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.crac.Core;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.aws.PlansStore;
import org.masthead.json.Json;
import org.masthead.lambda.Environment;
import org.masthead.lambda.TestContext;
import org.masthead.local.engines.LocalAws;
import tools.jackson.databind.JsonNode;

class MembershipHandlerTest {

    private static final LocalAws AWS = LocalAws.shared();
    private static final Instant FIRST_SIGHT = Instant.parse("2026-11-22T12:00:00Z");

    private Instant now = FIRST_SIGHT;

    private final MembershipHandler handler =
            new MembershipHandler(
                    Environment.of(AWS.environment("Membership")),
                    AWS.as("Membership").dynamoDb(),
                    AWS.as("Membership").s3(),
                    AWS.as("Membership").secrets(),
                    AWS.as("Membership").sqs(),
                    () -> now);

    @BeforeEach
    void empty() {
        AWS.reset();
    }

    private JsonNode answer(String event) throws IOException {
        var reply = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                reply,
                new TestContext());
        return Json.tree(reply.toByteArray());
    }

    private JsonNode membershipOfAda() throws IOException {
        var reply = answer(Files.readString(Path.of("../../events/membership.json")));
        assertThat(reply.path("statusCode").asInt()).isEqualTo(200);
        return Json.tree(reply.path("body").asString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_first_sight_of_a_member_begins_fourteen_days() throws IOException {
        var membership = membershipOfAda();
        assertThat(membership.path("member").asString()).isEqualTo("ada");
        assertThat(membership.path("state").asString()).isEqualTo("trial");
        assertThat(membership.path("entitled").asBoolean()).isTrue();
        assertThat(membership.path("until").asString()).isEqualTo("2026-12-06T12:00:00Z");
        assertThat(membership.path("ledger").size()).isEqualTo(1);
    }

    @Test
    void asking_again_changes_nothing() throws IOException {
        var first = membershipOfAda();
        now = now.plus(Duration.ofDays(3));
        assertThat(membershipOfAda()).isEqualTo(first);
    }

    @Test
    void after_fourteen_days_the_membership_is_expired() throws IOException {
        membershipOfAda();
        now = now.plus(Duration.ofDays(14));
        var membership = membershipOfAda();
        assertThat(membership.path("state").asString()).isEqualTo("expired");
        assertThat(membership.path("entitled").asBoolean()).isFalse();
    }

    @Test
    void a_request_without_a_member_is_told_to_sign_in() throws IOException {
        var event =
                Files.readString(Path.of("../../events/membership.json"))
                        .replace("\"sub\"", "\"not-sub\"");
        var reply = answer(event);
        assertThat(reply.path("statusCode").asInt()).isEqualTo(401);
        assertThat(reply.path("body").asString()).contains("urn:masthead:problem:sign-in");
    }

    @Nested
    class plans {

        private JsonNode list(String query) throws IOException {
            return answer(
                    """
                    {"version":"2.0","routeKey":"GET /v1/plans","rawPath":"/v1/plans","headers":{},
                     "queryStringParameters":{%s},
                     "requestContext":{"http":{"method":"GET","path":"/v1/plans"}},"body":""}
                    """
                            .formatted(query));
        }

        private JsonNode body(JsonNode reply) {
            return Json.tree(reply.path("body").asString().getBytes(StandardCharsets.UTF_8));
        }

        private List<String> ids(JsonNode reply) {
            return body(reply)
                    .path("plans")
                    .valueStream()
                    .map(it -> it.path("id").asString())
                    .toList();
        }

        @Test
        void are_for_everyone_and_name_what_each_store_sells() throws IOException {
            var reply = list("");
            assertThat(reply.path("statusCode").asInt()).isEqualTo(200);
            assertThat(reply.path("headers").path("cache-control").asString()).contains("public");
            assertThat(reply.path("headers").path("etag").asString()).isNotBlank();
            assertThat(ids(reply)).containsExactly("monthly", "yearly", "household");
        }

        @Test
        void name_only_what_is_sold_in_a_region() throws IOException {
            assertThat(list("\"region\":\"DE\"").path("body").asString())
                    .contains("price_masthead_monthly_eur")
                    .doesNotContain("price_masthead_monthly_usd");
            assertThat(list("\"region\":\"Germany\"").path("statusCode").asInt()).isEqualTo(400);
        }

        @Test
        void change_within_a_minute_when_operators_put_others_and_stay_where_those_are_faulty()
                throws IOException {
            list("");
            put("{\"plans\":[{\"id\":\"trial\",\"name\":\"Free\",\"opens\":\"all\"}]}");
            now = now.plus(Duration.ofMinutes(1));
            assertThat(ids(list(""))).containsExactly("trial");
            put("{\"plans\":[{\"id\":\"Trial!\",\"seats\":99}]}");
            now = now.plus(Duration.ofMinutes(1));
            assertThat(ids(list(""))).containsExactly("trial");
        }

        private void put(String plans) {
            new PlansStore(AWS.s3(), AWS.bucketName("EditionsBucket"), () -> now)
                    .put(plans.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void priming_leaves_no_member_behind() {
        handler.beforeCheckpoint(Core.getGlobalContext());
        assertThat(
                        AWS.dynamoDb()
                                .scan(request -> request.tableName(AWS.tableName("MembersTable")))
                                .items())
                .isEmpty();
    }
}
