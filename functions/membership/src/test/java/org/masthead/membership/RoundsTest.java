package org.masthead.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.membership.StoreWorld.ADA;
import static org.masthead.membership.StoreWorld.id;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.local.stores.Happening;
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
    void a_store_that_cannot_be_reached_is_asked_again() {
        world.happens("stripe", Happening.BOUGHT, world.sold("stripe"));
        world.pass(Duration.ofDays(2));
        StoreWorld.AWS.putSecret("StoreSecret", "{}");
        assertThat(world.round().path("failed").asInt()).isEqualTo(1);
        StoreWorld.AWS.putSecret("StoreSecret", world.stores.secret());
        assertThat(world.round().path("compared").asInt()).isEqualTo(1);
    }
}
