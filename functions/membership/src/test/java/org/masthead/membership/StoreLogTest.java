package org.masthead.membership;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.membership.StoreWorld.ADA;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.masthead.json.Json;
import org.masthead.lambda.Environment;
import org.masthead.lambda.TestContext;
import org.masthead.local.engines.LocalAws;
import org.masthead.local.stores.Happening;
import org.masthead.member.Erasure;
import org.masthead.membership.rights.Erasures;
import org.masthead.walk.RouteWalk;
import software.amazon.awssdk.services.sqs.model.Message;

/** What the functions log, as a process of their own writes it. */
class StoreLogTest {

    private static List<String> lines = List.of();

    private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.]+");

    /** What a child process does: events of every kind, good and bad, through both functions. */
    static final class Child {

        private Child() {}

        /** Runs with the world of the tests, its log going to standard output. */
        public static void main(String[] args) throws IOException {
            var api = new MembershipFixture();
            var world = new StoreWorld();
            api.get(ADA, "/v1/me/membership");
            for (var store : List.of("apple", "google", "stripe")) {
                var sold = world.happens(store, Happening.TRIAL, world.sold(store));
                world.pass(Duration.ofMinutes(1));
                for (var happening :
                        List.of(
                                Happening.RENEWED,
                                Happening.HOLD,
                                Happening.EXPIRED,
                                // Who comes back is no new reader.
                                Happening.RENEWED)) {
                    sold = world.happens(store, happening, sold);
                    world.pass(Duration.ofMinutes(1));
                }
                world.call(
                        world.webhook(),
                        store,
                        Map.of(),
                        world.stores.event(store, Happening.BOUGHT, sold).body());
            }
            brokenGoogle(world);
            world.deliver(
                    List.of(
                            "{\"store\":\"stripe\",\"id\":\"1\",\"receivedAt\":\"2026-11-22T12:00:00Z\",\"body\":\""
                                    + ADA
                                    + "\"}"));
            everyRoute(api, world);
            leaves(api, world);
            world.stores.close();
            System.exit(0);
        }
    }

    /** Every route of members and operators, whoever added it, with good bodies and bad. */
    private static void everyRoute(MembershipFixture api, StoreWorld world) {
        var walk = new RouteWalk(StoreWorld.AWS.template(), Map.of(), Map.of()).otherwise(ADA);
        var words = Json.write(Map.of("code", ADA, "label", ADA, "name", ADA, "plan", ADA));
        for (var step : walk.steps("MembershipFunction")) {
            for (var body : List.of(step.body(), words, ADA + " ada@example.org")) {
                api.send(with(body, step).event(Optional.of(ADA), Map.of()));
            }
        }
        for (var step : walk.steps("PurchasesFunction")) {
            for (var body : List.of(step.body(), words, ADA + " ada@example.org")) {
                world.member(with(body, step).event(Optional.of(ADA), Map.of()));
            }
        }
    }

    private static RouteWalk.Step with(String body, RouteWalk.Step step) {
        return new RouteWalk.Step(
                step.route(), step.path(), step.guarded(), step.parameters(), step.query(), body);
    }

    /** A member is erased, by the request and by the messages that finish it. */
    private static void leaves(MembershipFixture api, StoreWorld world) throws IOException {
        api.send(ADA, "DELETE /v1/me", Map.of(), Map.of("confirm", "charging"), "");
        world.deliverQueued();
        Erasures.handle(
                () -> StoreWorld.NOON,
                List.of(
                        Json.write(new Erasure(ADA, Erasure.Scope.ALL)),
                        "{\"member\":\"%s\",\"scope\":\"some\"}".formatted(ADA),
                        ADA));
    }

    /** Every way in which Google is asked, while it answers with faults. */
    private static void brokenGoogle(StoreWorld world) {
        for (int fault : List.of(500, 400)) {
            world.stores.google().failWith(fault);
            var token = "google-of-" + fault;
            world.member(ADA, "subscriptions", Map.of("store", "google", "purchaseToken", token));
            world.call(world.stores.event("google", Happening.RENEWED, world.sold("google")));
            world.deliver(world.queued().stream().map(Message::body).toList());
            world.pass(Duration.ofDays(2));
            world.round();
        }
    }

    @BeforeAll
    static void live() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(
                                java,
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Child.class.getName())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (var out = process.inputReader(UTF_8)) {
            lines = out.lines().filter(line -> line.startsWith("{")).toList();
        } finally {
            process.destroy();
        }
    }

    @Test
    void no_log_line_names_a_member_a_purchase_an_address_or_a_key() throws Exception {
        assertThat(lines.stream().filter(line -> line.contains("Ledger line")))
                .hasSizeGreaterThan(8);
        assertThat(lines.stream().filter(line -> line.contains("StoreEventsRefused"))).isNotEmpty();
        assertThat(lines.stream().filter(line -> line.contains("Google answered 500")))
                .hasSizeGreaterThan(3);
        assertThat(lines.stream().filter(line -> line.contains("Google answered 400")))
                .isNotEmpty();
        for (var message :
                List.of(
                        "A member was erased",
                        "A subscription of who has left is ended",
                        "Message comes back",
                        "Round of the stores",
                        "Store event taken")) {
            assertThat(lines).as(message).anyMatch(line -> line.contains(message));
        }
        assertThat(lines).noneMatch(line -> line.contains(ADA));
        assertThat(lines).noneMatch(line -> ADDRESS.matcher(line).find());
        assertThat(lines)
                .noneMatch(line ->
                        Stream.of(
                                        "sk_test",
                                        "whsec",
                                        "PRIVATE KEY",
                                        "Bearer",
                                        "eyJ",
                                        "cus_",
                                        "apple-",
                                        "google-",
                                        "stripe-")
                                .anyMatch(line::contains));
    }

    @Test
    void trials_conversions_and_churn_are_counted_by_store_and_once() throws Exception {
        for (var metric : List.of("TrialsStarted", "Conversions", "Churn")) {
            for (var store : List.of("apple", "google", "stripe")) {
                assertThat(
                                lines.stream()
                                        .filter(line -> line.contains("\"" + metric + "\":1"))
                                        .filter(line ->
                                                line.contains("\"Store\":\"" + store + "\"")))
                        .as(metric + " " + store)
                        .hasSize(1);
            }
        }
    }

    @Test
    void our_own_free_days_are_counted_as_a_trial_too() throws Exception {
        assertThat(
                        lines.stream()
                                .filter(line -> line.contains("\"TrialsStarted\":1"))
                                .filter(line -> line.contains("\"Store\":\"trial\"")))
                .hasSize(1);
    }

    @Test
    void a_store_that_is_not_set_up_has_no_webhook() throws Exception {
        var out = new ByteArrayOutputStream();
        var clients = LocalAws.shared().as("Webhook");
        new WebhookHandler(
                        Environment.of(LocalAws.shared().environment("Webhook")),
                        clients.sqs(),
                        clients::s3,
                        clients.secrets(),
                        () -> StoreWorld.NOON)
                .handleRequest(
                        new ByteArrayInputStream(
                                Files.readAllBytes(Path.of("../../events/webhook.json"))),
                        out,
                        new TestContext());
        assertThat(Json.tree(out.toByteArray()).path("statusCode").asInt()).isEqualTo(404);
    }
}
