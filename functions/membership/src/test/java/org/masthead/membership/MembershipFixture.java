package org.masthead.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.masthead.aws.BoughtGifts;
import org.masthead.aws.GrantsTable;
import org.masthead.aws.LedgerTable;
import org.masthead.aws.MembersTable;
import org.masthead.grant.Gift;
import org.masthead.json.Json;
import org.masthead.lambda.Environment;
import org.masthead.lambda.TestContext;
import org.masthead.local.engines.LocalAws;
import org.masthead.member.Plans;
import tools.jackson.databind.JsonNode;

/** The membership API over real engines, held to the function's own role. */
final class MembershipFixture {

    static final LocalAws AWS = LocalAws.shared();
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    Instant now = NOON;

    private final MembershipHandler handler =
            new MembershipHandler(
                    Environment.of(AWS.environment("Membership")),
                    AWS.as("Membership").dynamoDb(),
                    AWS.as("Membership").s3(),
                    AWS.as("Membership").secrets(),
                    AWS.as("Membership").sqs(),
                    () -> now);

    MembershipFixture() {
        AWS.reset();
    }

    /** An answer: its status, headers and body. */
    record Answer(int status, JsonNode headers, String body) {

        JsonNode json() {
            return Json.tree(body.getBytes(StandardCharsets.UTF_8));
        }

        String problem() {
            return json().path("type").asString("").replace("urn:masthead:problem:", "");
        }

        String text(String pointer) {
            return json().at(pointer).asString("");
        }
    }

    Answer get(String member, String route) {
        return send(member, "GET " + route, Map.of(), "");
    }

    Answer send(String member, String route, Map<String, String> parameters, String body) {
        return send(member, route, parameters, Map.of(), body);
    }

    Answer send(
            String member,
            String route,
            Map<String, String> parameters,
            Map<String, String> query,
            String body) {
        var method = route.substring(0, route.indexOf(' '));
        var path = route.substring(route.indexOf(' ') + 1);
        var event = new LinkedHashMap<String, Object>();
        event.put("version", "2.0");
        event.put("routeKey", route);
        event.put("rawPath", path);
        event.put("headers", Map.of());
        event.put("queryStringParameters", query);
        event.put("pathParameters", parameters);
        event.put(
                "requestContext",
                Map.of(
                        "http", Map.of("method", method, "path", path),
                        "authorizer", Map.of("jwt", Map.of("claims", Map.of("sub", member)))));
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
                    reply.path("headers"),
                    reply.path("body").asString());
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
    }

    Answer redeem(String member, String code) {
        return send(member, "POST /v1/me/vouchers", Map.of(), Json.write(Map.of("code", code)));
    }

    /** Makes a batch for ninety days of the plan "pass"; its codes. */
    List<String> vouchers(String id, int count, int uses) {
        var body =
                Map.of(
                        "id",
                        id,
                        "partner",
                        "Halvard Mobile",
                        "plan",
                        "pass",
                        "days",
                        90,
                        "count",
                        count,
                        "uses",
                        uses,
                        "redeemableUntil",
                        "2027-01-01T00:00:00Z");
        var answer = send("op", "POST /v1/admin/vouchers", Map.of(), Json.write(body));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.body().lines().skip(1).map(line -> line.split(",", 2)[0]).toList();
    }

    MembersTable members() {
        return new MembersTable(AWS.dynamoDb(), AWS.tableName("MembersTable"));
    }

    LedgerTable ledger() {
        return new LedgerTable(
                AWS.dynamoDb(), AWS.tableName("MembersTable"), Plans.bundled(), () -> now);
    }

    BoughtGifts gifts() {
        return new BoughtGifts(
                AWS.dynamoDb(),
                new GrantsTable(AWS.dynamoDb(), AWS.tableName("GrantsTable")),
                AWS.tableName("MembersTable"));
    }

    /** A shop has told us that the member paid for ninety days of "pass" as a gift. */
    void bought(String buyer, String gift) {
        members().see(buyer, now);
        gifts().paid(buyer, Gift.paid(gift, "pass", 90, "pi_" + gift, now));
    }

    /** All at once. */
    static <T> List<T> atOnce(List<Callable<T>> calls) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("one of the calls failed", e);
        }
    }
}
