package org.masthead.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.membership.StoreWorld.ADA;
import static org.masthead.membership.StoreWorld.id;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.local.stores.Happening;
import org.masthead.local.stores.Sold;
import org.masthead.member.Entitlement;
import org.masthead.member.Ledger;
import org.masthead.member.SubscriptionState;

class RoundsTest {

    private final StoreWorld world = new StoreWorld();

    @BeforeEach
    void ada_is_known() {
        world.members.see(ADA, world.now());
    }

    @AfterEach
    void close() {
        world.stores.close();
    }

    @ParameterizedTest
    // Google is asked once more after an hour, whether it has our word.
    @ValueSource(strings = {"apple", "stripe"})
    void a_purchase_is_compared_once_a_day(String store) {
        world.happens(store, Happening.BOUGHT, world.sold(store));
        world.pass(Duration.ofHours(23));
        assertThat(world.round().path("compared").asInt()).isZero();
        world.pass(Duration.ofHours(2));
        var report = world.round();
        assertThat(report.path("compared").asInt()).isEqualTo(1);
        assertThat(report.path("differences").size()).isZero();
        assertThat(world.round().path("compared").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"apple", "google", "stripe"})
    void what_the_store_knows_and_we_do_not_is_reported_and_entered(String store) {
        var sold = world.happens(store, Happening.BOUGHT, world.sold(store));
        world.pass(Duration.ofDays(2));
        world.stores.put(store, sold.after(Happening.EXPIRED, world.now()));
        var report = world.round();
        var difference = report.path("differences").path(0);
        assertThat(difference.path("store").asString()).isEqualTo(store);
        assertThat(difference.path("what").toString())
                .contains("state: ledger active, store expired");
        assertThat(difference.toString()).doesNotContain(ADA, sold.id());
        assertThat(world.latest(id(store, sold)).orElseThrow().terms().state())
                .isEqualTo(SubscriptionState.EXPIRED);
        world.pass(Duration.ofDays(2));
        assertThat(world.round().path("differences").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"google", "stripe"})
    void a_purchase_that_the_store_does_not_know_is_reported(String store) {
        var sold = world.happens(store, Happening.BOUGHT, world.sold(store));
        world.stores.put(store, sold.of("x"));
        world.pass(Duration.ofDays(2));
        assertThat(world.round().path("differences").path(0).path("what").toString())
                .contains("product");
    }

    @Test
    void what_was_revoked_is_not_given_again_by_a_comparison() {
        var sold = world.happens("apple", Happening.BOUGHT, world.sold("apple"));
        world.pass(Duration.ofMinutes(1));
        world.happens("apple", Happening.REFUNDED, sold);
        world.stores.put("apple", sold);
        world.pass(Duration.ofDays(2));
        assertThat(world.round().path("differences").size()).isEqualTo(1);
        assertThat(world.latest(id("apple", sold)).orElseThrow().terms().state())
                .isEqualTo(SubscriptionState.REVOKED);
    }

    @Test
    void a_notification_that_apple_could_not_deliver_is_taken_from_its_history() {
        var sold = world.happens("apple", Happening.BOUGHT, world.sold("apple"));
        world.pass(Duration.ofMinutes(1));
        var refunded = sold.after(Happening.REFUNDED, world.now());
        world.stores.put("apple", refunded);
        world.stores.apple().fail(world.stores.event("apple", Happening.REFUNDED, refunded));
        assertThat(world.round().path("recovered").asInt()).isEqualTo(1);
        assertThat(world.latest(id("apple", sold)).orElseThrow().terms().state())
                .isEqualTo(SubscriptionState.REVOKED);
    }

    @Test
    void a_refund_by_google_of_which_no_notice_came_is_found_in_its_list() {
        var sold = world.happens("google", Happening.BOUGHT, world.sold("google"));
        world.pass(Duration.ofMinutes(1));
        world.stores.google().voidQuietly(sold);
        assertThat(world.round().path("recovered").asInt()).isEqualTo(1);
        assertThat(world.latest(id("google", sold)).orElseThrow().terms().state())
                .isEqualTo(SubscriptionState.REVOKED);
    }

    @Test
    void a_purchase_that_google_still_waits_for_is_acknowledged_within_the_hour() {
        var sold = world.happens("google", Happening.BOUGHT, world.sold("google"));
        // As if our word had not reached Google.
        world.stores.google().put(sold);
        world.pass(Duration.ofMinutes(61));
        assertThat(world.round().path("acknowledged").asInt()).isEqualTo(1);
        assertThat(world.stores.google().find(sold.id()).orElseThrow().acknowledged()).isTrue();
    }

    @Test
    void a_store_that_cannot_be_reached_is_asked_again_in_an_hour_and_keeps_nobody_waiting() {
        world.happens("stripe", Happening.BOUGHT, world.sold("stripe"));
        world.pass(Duration.ofDays(2));
        StoreWorld.AWS.putSecret(
                "StoreSecret", world.stores.secret().replace("sk_test_local", "sk_wrong"));
        assertThat(world.round().path("failed").asInt()).isEqualTo(1);
        assertThat(world.purchases.due(world.now(), 100)).isEmpty();
        StoreWorld.AWS.putSecret("StoreSecret", world.stores.secret());
        world.pass(Duration.ofMinutes(61));
        assertThat(world.round().path("compared").asInt()).isEqualTo(1);
    }

    @Test
    void a_store_that_is_only_listened_to_is_not_asked_and_nothing_failed() {
        world.happens("apple", Happening.BOUGHT, world.sold("apple"));
        world.pass(Duration.ofDays(2));
        StoreWorld.AWS.putSecret(
                "StoreSecret", world.stores.secret().replace("\"appleKey\"", "\"none\""));
        var report = world.round();
        assertThat(report.path("failed").asInt()).isZero();
        assertThat(report.path("compared").asInt()).isZero();
        assertThat(world.purchases.due(world.now(), 100)).isEmpty();
    }

    @Test
    void what_google_waits_for_comes_first_however_little_time_there_is() {
        for (int i = 0; i < 3; i++) {
            world.happens("stripe", Happening.BOUGHT, world.sold("stripe"));
        }
        world.pass(Duration.ofDays(2));
        var sold = world.happens("google", Happening.BOUGHT, world.sold("google"));
        world.stores.google().put(sold);
        world.pass(Duration.ofMinutes(61));
        var pieces = new AtomicInteger(1);
        var report = world.round(() -> pieces.getAndDecrement() > 0);
        assertThat(report.acknowledged()).isEqualTo(1);
        assertThat(report.left()).isEqualTo(3);
    }

    @Test
    void one_missed_event_that_cannot_be_taken_in_keeps_no_other_out() {
        var sold = world.happens("apple", Happening.BOUGHT, world.sold("apple"));
        world.pass(Duration.ofMinutes(1));
        var refunded = sold.after(Happening.REFUNDED, world.now());
        world.stores.put("apple", refunded);
        world.stores.apple().fail(world.stores.apple().event("INVENTED", "NEW", sold));
        world.stores.apple().fail(world.stores.event("apple", Happening.REFUNDED, refunded));
        var report = world.round();
        assertThat(report.path("recovered").asInt()).isEqualTo(1);
        assertThat(report.path("failed").asInt()).isEqualTo(1);
        assertThat(world.latest(id("apple", sold)).orElseThrow().terms().state())
                .isEqualTo(SubscriptionState.REVOKED);
    }

    /** Which titles open goes by the plan; none has the product of plan "unknown". */
    private Optional<String> planThatOpens() {
        return Ledger.fold(world.ledger.of(ADA)).best(world.now()).map(Entitlement.Grant::plan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"apple", "google", "stripe"})
    void a_product_that_a_plan_has_by_now_opens_with_the_next_comparison(String store) {
        var sold = world.happens(store, Happening.BOUGHT, world.sold(store).of("student:student"));
        world.pass(Duration.ofDays(16));
        world.round();
        assertThat(planThatOpens()).contains("unknown");
        StoreWorld.putPlans(
                """
                {"plans": [
                  {"id": "trial", "name": "Free", "opens": "all", "offered": false},
                  {"id": "student", "name": "Student", "period": "P1M", "opens": "all",
                   "products": [{"store": "%s", "id": "student:student"}]}]}
                """
                        .formatted(store));
        world.pass(Duration.ofDays(2));
        assertThat(world.round().path("differences").path(0).path("what").toString())
                .contains("plan: ledger unknown");
        assertThat(world.latest(id(store, sold)).orElseThrow().terms().plan()).isEqualTo("student");
        assertThat(planThatOpens()).contains("student");
        world.pass(Duration.ofDays(2));
        assertThat(world.round().path("differences").size()).isZero();
    }

    @Test
    void what_is_over_and_what_its_store_has_forgotten_is_no_difference_and_looked_at_no_more() {
        var sold = world.happens("google", Happening.BOUGHT, world.sold("google"));
        world.happens("google", Happening.CANCELLED, sold);
        world.pass(Duration.ofDays(92));
        world.stores.google().failWith(410);
        var report = world.round();
        assertThat(report.path("differences").size()).isZero();
        assertThat(report.path("compared").asInt()).isEqualTo(1);
        world.pass(Duration.ofDays(2));
        assertThat(world.round().path("compared").asInt()).isZero();
    }

    @Test
    void what_is_open_and_unknown_to_its_store_is_reported() {
        world.happens("google", Happening.BOUGHT, world.sold("google"));
        world.pass(Duration.ofDays(2));
        world.stores.google().failWith(404);
        assertThat(world.round().path("differences").path(0).path("what").toString())
                .contains("does not know it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apple", "google", "stripe"})
    void what_nobody_holds_runs_out_without_an_alarm_and_is_left_alone_after_ninety_days(
            String store) {
        var sold =
                Sold.of(
                        store + "-held",
                        Optional.empty(),
                        StoreWorld.MONTHLY.getOrDefault(store, ""),
                        world.now());
        world.happens(store, Happening.BOUGHT, sold);
        world.pass(Duration.ofDays(40));
        world.stores.put(store, sold.after(Happening.EXPIRED, world.now()));
        assertThat(world.round().path("differences").size()).isZero();
        world.pass(Duration.ofDays(91));
        assertThat(world.round().path("compared").asInt()).isEqualTo(1);
        world.pass(Duration.ofDays(2));
        assertThat(world.round().path("compared").asInt()).isZero();
    }

    @Test
    void what_an_app_brings_of_a_cancelled_subscription_does_not_differ() {
        var sold = world.sold("apple").after(Happening.CANCELLED, world.now());
        world.stores.put("apple", sold);
        world.member(
                ADA,
                "subscriptions",
                Map.of(
                        "store",
                        "apple",
                        "signedTransaction",
                        world.stores.apple().transaction(sold, world.now())));
        assertThat(world.latest(id("apple", sold)).orElseThrow().terms().autoRenew()).isFalse();
        world.pass(Duration.ofDays(2));
        var report = world.round();
        assertThat(report.path("compared").asInt()).isEqualTo(1);
        assertThat(report.path("differences").size()).isZero();
    }
}
