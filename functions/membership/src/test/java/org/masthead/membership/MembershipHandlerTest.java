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
import org.crac.Core;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
