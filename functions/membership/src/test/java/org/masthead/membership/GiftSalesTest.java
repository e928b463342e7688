package org.masthead.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.json.Json;
import org.masthead.member.Ledger;
import org.masthead.member.Store;
import org.masthead.membership.store.StoreEvent;

class GiftSalesTest {

    private final MembershipFixture api = new MembershipFixture();
    private final StoreWorld world = new StoreWorld();

    @AfterEach
    void close() {
        world.stores.close();
    }

    /** Ada has been to checkout; the payment is begun. */
    private String begun() {
        var answer = world.member("ada", "gifts", Map.of("plan", "pass", "days", 90));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return world.stores.stripe().gifts().begun().getFirst().id();
    }

    private String bought() {
        var gift = begun();
        world.arrive(world.stores.stripe().gifts().paid(gift));
        return gift;
    }

    private String code(String gift) {
        var answer = api.send("ada", "POST /v1/me/gifts/{id}/code", Map.of("id", gift), "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.text("/code");
    }

    private void claimed(String gift) {
        var redeemed = api.redeem("grace", code(gift));
        assertThat(redeemed.status()).as(redeemed.body()).isEqualTo(200);
    }

    /** Past the free days of a new member. */
    private boolean graceReadsLater() {
        return Ledger.fold(world.ledger.of("grace")).opensAt(world.now().plus(Duration.ofDays(20)));
    }

    private List<String> states() {
        return api.get("ada", "/v1/me/gifts").json().findValuesAsString("state");
    }

    private void deliverWhatIsQueued() {
        assertThat(world.deliverQueued()).isZero();
    }

    @Nested
    class AGift {

        @Test
        void is_paid_at_checkout_and_claimed_with_its_code() {
            var gift = bought();
            assertThat(states()).containsExactly("paid");
            claimed(gift);
            assertThat(states()).containsExactly("claimed");
            assertThat(graceReadsLater()).isTrue();
        }

        @Test
        void told_twice_is_one() {
            var gift = begun();
            var told = world.stores.stripe().gifts().paid(gift);
            world.arrive(told);
            claimed(gift);
            world.arrive(told);
            assertThat(states()).containsExactly("claimed");
        }

        @Test
        void that_is_not_paid_yet_is_none() {
            var gift = begun();
            var early =
                    world.stores
                            .stripe()
                            .event(
                                    "checkout.session.completed",
                                    Map.of(
                                            "object", "checkout.session",
                                            "mode", "payment",
                                            "payment_status", "unpaid",
                                            "payment_intent", gift),
                                    Map.of());
            world.arrive(early);
            assertThat(states()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"plan\":\"pass\",\"days\":91}",
                    "{\"plan\":\"pass\"}",
                    "{\"plan\":\"monthly\",\"days\":0}",
                    "{}"
                })
        void that_is_not_offered_is_not_sold(String body) {
            assertThat(world.member("ada", "gifts", body).status()).isEqualTo(422);
        }

        @Test
        void whose_buyer_has_left_goes_back_once_and_writes_nothing_of_theirs() {
            var gift = world.stores.stripe().gifts().begin("nobody", "pass", 90);
            var paid = world.stores.stripe().gifts().paid(gift.id());
            world.arrive(paid);
            assertThat(api.gifts().of("nobody")).isEmpty();
            assertThat(world.stores.stripe().gifts().refunds()).isEqualTo(1);
            world.arrive(paid);
            world.arrive(world.stores.stripe().gifts().refunded(gift.id()));
            assertThat(world.stores.stripe().gifts().refunds()).isEqualTo(1);
        }

        @Test
        void whose_code_was_drawn_before_its_buyer_left_stays_whatever_is_told_of_it_again() {
            var gift = begun();
            var told = world.stores.stripe().gifts().paid(gift);
            world.arrive(told);
            var code = code(gift);
            api.send("ada", "DELETE /v1/me", Map.of(), "");
            world.arrive(told);
            assertThat(world.stores.stripe().gifts().refunds()).isZero();
            assertThat(api.redeem("grace", code).status()).isEqualTo(200);
        }
    }

    @Nested
    class WhoseMoneyTheShopTakesBack {

        @Test
        void ends_the_access_of_who_claimed_it() {
            var gift = bought();
            claimed(gift);
            world.pass(Duration.ofDays(1));
            var refunded = world.stores.stripe().gifts().refunded(gift);
            world.arrive(refunded);
            world.arrive(refunded);
            assertThat(graceReadsLater()).isFalse();
            assertThat(states()).containsExactly("refunded");
        }

        @Test
        void is_claimed_by_nobody() {
            var gift = bought();
            var code = code(gift);
            world.arrive(world.stores.stripe().gifts().refunded(gift));
            assertThat(api.redeem("grace", code).problem()).isEqualTo("code-void");
            assertThat(states()).containsExactly("refunded");
        }

        @Test
        void before_we_hear_that_it_was_paid_is_claimed_by_nobody() {
            var gift = begun();
            var paid = world.stores.stripe().gifts().paid(gift);
            world.arrive(world.stores.stripe().gifts().refunded(gift));
            world.arrive(paid);
            assertThat(states()).containsExactly("refunded");
        }

        @Test
        void opens_again_when_the_dispute_is_won() {
            var gift = bought();
            claimed(gift);
            world.pass(Duration.ofDays(1));
            var disputed = world.stores.stripe().gifts().disputed(gift, "needs_response");
            world.arrive(disputed);
            assertThat(graceReadsLater()).isFalse();
            world.pass(Duration.ofDays(1));
            world.arrive(world.stores.stripe().gifts().disputed(gift, "won"));
            var replayed = new StoreEvent(Store.STRIPE, "evt_1", world.now(), disputed.body());
            assertThat(world.deliver(List.of(Json.write(replayed)))).isZero();
            assertThat(graceReadsLater()).isTrue();
            assertThat(states()).containsExactly("claimed");
        }
    }

    @Nested
    class ThatTheBuyerGivesBack {

        private void givenBack(String gift) {
            var answer = api.send("ada", "POST /v1/me/gifts/{id}/refund", Map.of("id", gift), "");
            assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        }

        @Test
        void is_paid_back_once_however_often_they_ask() {
            var gift = bought();
            givenBack(gift);
            givenBack(gift);
            deliverWhatIsQueued();
            givenBack(gift);
            deliverWhatIsQueued();
            assertThat(world.stores.stripe().gifts().refunds()).isEqualTo(1);
            world.arrive(world.stores.stripe().gifts().refunded(gift));
            assertThat(world.stores.stripe().gifts().refunds()).isEqualTo(1);
            assertThat(states()).containsExactly("refunded");
        }

        @Test
        void is_not_paid_back_again_where_the_shop_was_first() {
            var gift = bought();
            givenBack(gift);
            world.stores.stripe().gifts().refunded(gift);
            deliverWhatIsQueued();
            assertThat(world.stores.stripe().gifts().refunds()).isZero();
        }
    }
}
