package org.masthead.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.membership.StoreWorld.ADA;
import static org.masthead.membership.StoreWorld.AWS;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.local.stores.Happening;
import org.masthead.local.stores.Sold;
import org.masthead.member.Lines;
import org.masthead.membership.MembershipFixture.Answer;
import software.amazon.awssdk.services.sqs.model.Message;

/** A member who pays, or has paid, asks to be forgotten. */
class LeavingTest {

    private final MembershipFixture api = new MembershipFixture();
    private final StoreWorld world = new StoreWorld();

    @AfterEach
    void close() {
        world.stores.close();
    }

    private Sold bought(String store) {
        world.members.see(ADA, world.now());
        return world.happens(store, Happening.BOUGHT, world.sold(store));
    }

    private Answer leave() {
        return api.send(ADA, "DELETE /v1/me", Map.of(), "");
    }

    private Answer leaveAllTheSame() {
        return api.send(ADA, "DELETE /v1/me", Map.of(), Map.of("confirm", "charging"), "");
    }

    private Sold.State atStripe(Sold sold) {
        return world.stores.stripe().find(sold.id()).orElseThrow().state();
    }

    private boolean isRemembered() {
        return AWS
                .dynamoDb()
                .scanPaginator(it -> it.tableName(AWS.tableName("MembersTable")))
                .items()
                .stream()
                .anyMatch(item -> item.toString().contains(ADA));
    }

    @Nested
    class WhoSubscribesOnTheWeb {

        @Test
        void is_told_first_that_it_ends_and_what_is_lost() {
            var sold = bought("stripe");
            var answer = leave();
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.problem()).isEqualTo("still-charging");
            assertThat(answer.text("/detail")).contains("confirm=charging");
            assertThat(answer.text("/errors/0/detail"))
                    .isEqualTo(
                            "stripe:%s ends with your account, at once; the days until %s are lost"
                                    .formatted(sold.id(), sold.end()));
            assertThat(world.queued()).isEmpty();
            assertThat(isRemembered()).isTrue();
        }

        @Test
        void is_charged_no_more_once_they_have_confirmed() {
            var sold = bought("stripe");
            var answer = leaveAllTheSame();
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.text("/ended/0")).isEqualTo("stripe:" + sold.id());
            assertThat(answer.json().path("charging")).isEmpty();
            assertThat(world.deliverQueued()).isZero();
            assertThat(atStripe(sold)).isEqualTo(Sold.State.EXPIRED);
        }

        @Test
        void is_not_remembered_by_what_stripe_tells_of_the_end() {
            var sold = bought("stripe");
            leaveAllTheSame();
            world.deliverQueued();
            var ended = world.stores.stripe().find(sold.id()).orElseThrow();
            world.arrive(world.stores.event("stripe", Happening.EXPIRED, ended));
            assertThat(isRemembered()).isFalse();
        }

        @Test
        void ends_it_once_however_often_it_is_asked_for() {
            bought("stripe");
            leaveAllTheSame();
            leaveAllTheSame();
            var messages = world.queued().stream().map(Message::body).toList();
            assertThat(world.deliver(messages)).isZero();
            assertThat(world.deliver(messages)).isZero();
            assertThat(world.stores.stripe().cancellations()).isEqualTo(1);
        }

        @Test
        void goes_at_once_and_the_end_is_tried_again_while_stripe_does_not_answer() {
            var sold = bought("stripe");
            AWS.putSecret("StoreSecret", world.stores.secret().replace("sk_test", "sk_wrong"));
            assertThat(leaveAllTheSame().status()).isEqualTo(200);
            var messages = world.queued().stream().map(Message::body).toList();
            assertThat(world.deliver(messages)).isEqualTo(1);
            AWS.putSecret("StoreSecret", world.stores.secret());
            assertThat(world.deliver(messages)).isZero();
            assertThat(atStripe(sold)).isEqualTo(Sold.State.EXPIRED);
        }

        @Test
        void who_has_cancelled_in_the_portal_goes_without_a_question() {
            var sold = bought("stripe");
            world.pass(Duration.ofMinutes(1));
            world.happens("stripe", Happening.CANCELLED, sold);
            assertThat(leave().status()).isEqualTo(200);
            assertThat(world.queued()).isEmpty();
        }
    }

    @Nested
    class WhoSubscribesInShopsToo {

        @Test
        void is_shown_where_to_end_what_only_they_can_end() {
            bought("apple");
            bought("google");
            bought("stripe");
            assertThat(leave().json().path("errors").findValuesAsString("detail"))
                    .anyMatch(it -> it.contains("https://apps.apple.com/account/subscriptions"))
                    .anyMatch(it -> it.contains("https://play.google.com/store/account"))
                    .anyMatch(it -> it.contains("ends with your account"));
            var answer = leaveAllTheSame();
            assertThat(answer.json().path("ended")).hasSize(1);
            assertThat(answer.json().path("charging").findValuesAsString("store"))
                    .containsExactlyInAnyOrder("apple", "google");
        }

        @Test
        void is_not_asked_about_what_a_family_member_pays() {
            api.get(ADA, "/v1/me/membership");
            var month = Lines.month(Lines.APPLE, "bought", world.now()).shared();
            api.ledger().claim(ADA, month.heldBy(ADA));
            assertThat(leave().status()).isEqualTo(200);
        }
    }

    @Nested
    class WhoHasBoughtAGift {

        private String paid() {
            world.members.see(ADA, world.now());
            var gift = world.stores.stripe().gifts().begin(ADA, "pass", 90).id();
            world.arrive(world.stores.stripe().gifts().paid(gift));
            return gift;
        }

        @Test
        void has_the_money_back_where_nobody_has_its_code() {
            paid();
            assertThat(leave().status()).isEqualTo(200);
            var messages = world.queued().stream().map(Message::body).toList();
            assertThat(world.deliver(messages)).isZero();
            assertThat(world.deliver(messages)).isZero();
            assertThat(world.stores.stripe().gifts().refunds()).isEqualTo(1);
            assertThat(isRemembered()).isFalse();
        }

        @Test
        void leaves_it_to_whom_they_gave_the_code() {
            var route = "POST /v1/me/gifts/{id}/code";
            var code = api.send(ADA, route, Map.of("id", paid()), "").text("/code");
            assertThat(leave().status()).isEqualTo(200);
            assertThat(world.queued()).isEqualTo(List.of());
            assertThat(api.redeem("grace", code).status()).isEqualTo(200);
        }
    }
}
