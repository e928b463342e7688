package org.masthead.membership;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.membership.StoreWorld.ADA;
import static org.masthead.membership.StoreWorld.AWS;
import static org.masthead.membership.StoreWorld.id;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.aws.Households;
import org.masthead.aws.LedgerTable;
import org.masthead.aws.PlansStore;
import org.masthead.json.Json;
import org.masthead.local.stores.Happening;
import org.masthead.local.stores.SignedEvent;
import org.masthead.local.stores.Sold;
import org.masthead.member.Ledger;
import org.masthead.member.LedgerLine;
import org.masthead.member.SubscriptionState;
import org.masthead.membership.store.StoreEvent;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Events of each store, through the webhook and the queue, into the ledger. */
class StoresTest {

    private final StoreWorld world = new StoreWorld();

    @BeforeEach
    void ada_is_known() {
        world.members.see(ADA, world.now());
    }

    @AfterEach
    void close() {
        world.stores.close();
    }

    private LedgerLine line(String store, Sold subscription) {
        return world.latest(id(store, subscription)).orElseThrow();
    }

    private SubscriptionState state(String store, Sold subscription) {
        return line(store, subscription).terms().state();
    }

    @ParameterizedTest
    @CsvSource({
        "apple, BOUGHT, ACTIVE",
        "apple, TRIAL, TRIAL",
        "apple, RENEWED, ACTIVE",
        "apple, CANCELLED, ACTIVE",
        "apple, RESUBSCRIBED, ACTIVE",
        "apple, GRACE, GRACE",
        "apple, HOLD, HOLD",
        "apple, RECOVERED, ACTIVE",
        "apple, CHANGED, ACTIVE",
        "apple, EXTENDED, ACTIVE",
        "apple, EXPIRED, EXPIRED",
        "apple, REFUNDED, REVOKED",
        "apple, UNDONE, ACTIVE",
        "google, BOUGHT, ACTIVE",
        "google, TRIAL, TRIAL",
        "google, RENEWED, ACTIVE",
        "google, CANCELLED, ACTIVE",
        "google, RESUBSCRIBED, ACTIVE",
        "google, GRACE, GRACE",
        "google, HOLD, HOLD",
        "google, RECOVERED, ACTIVE",
        "google, PAUSED, PAUSED",
        "google, RESUMED, ACTIVE",
        "google, CHANGED, ACTIVE",
        "google, EXTENDED, ACTIVE",
        "google, EXPIRED, EXPIRED",
        "google, REFUNDED, REVOKED",
        "stripe, BOUGHT, ACTIVE",
        "stripe, TRIAL, TRIAL",
        "stripe, RENEWED, ACTIVE",
        "stripe, CANCELLED, ACTIVE",
        "stripe, RESUBSCRIBED, ACTIVE",
        "stripe, GRACE, GRACE",
        "stripe, HOLD, HOLD",
        "stripe, RECOVERED, ACTIVE",
        "stripe, PAUSED, PAUSED",
        "stripe, RESUMED, ACTIVE",
        "stripe, CHANGED, ACTIVE",
        "stripe, EXTENDED, ACTIVE",
        "stripe, EXPIRED, EXPIRED",
        "stripe, REFUNDED, REVOKED",
        "stripe, UNDONE, ACTIVE",
    })
    void what_happens_at_a_store_is_what_the_ledger_says(
            String store, Happening happening, SubscriptionState state) {
        var begun = world.happens(store, Happening.BOUGHT, world.sold(store));
        world.pass(Duration.ofMinutes(1));
        var after = world.happens(store, happening, begun);
        var line = line(store, after);
        assertThat(line.terms().state()).isEqualTo(state);
        assertThat(line.terms().plan()).isEqualTo("monthly");
        assertThat(line.holder()).contains(ADA);
        assertThat(line.terms().autoRenew()).isEqualTo(after.renews());
        if (state.opens() && state != SubscriptionState.GRACE) {
            assertThat(line.terms().periodEnd())
                    .hasValueSatisfying(end ->
                            assertThat(Duration.between(end, after.end()).abs())
                                    .isLessThan(Duration.ofSeconds(1)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"apple", "google", "stripe"})
    void a_life_in_any_order_and_twice_comes_to_the_same_end(String store) {
        var events = new ArrayList<SignedEvent>();
        var sold = world.sold(store);
        for (var happening :
                List.of(
                        Happening.TRIAL,
                        Happening.RENEWED,
                        Happening.CANCELLED,
                        Happening.RESUBSCRIBED,
                        Happening.GRACE,
                        Happening.RECOVERED,
                        Happening.EXPIRED)) {
            sold = sold.after(happening, world.now());
            world.stores.put(store, sold);
            events.add(world.stores.event(store, happening, sold));
            world.pass(Duration.ofSeconds(10));
        }
        events.addAll(List.copyOf(events));
        Collections.shuffle(events, new Random(7));
        events.forEach(world::arrive);
        assertThat(state(store, sold)).isEqualTo(SubscriptionState.EXPIRED);
        assertThat(Ledger.fold(world.ledger.of(ADA)).opensAt(world.now().plus(Duration.ofDays(20))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"apple", "google", "stripe"})
    void the_same_event_twice_is_one_line(String store) {
        var sold = world.sold(store);
        world.stores.put(store, sold);
        var event = world.stores.event(store, Happening.BOUGHT, sold);
        world.arrive(event);
        int lines = world.ledger.of(ADA).size();
        world.pass(Duration.ofMinutes(1));
        world.arrive(event);
        assertThat(world.ledger.of(ADA)).hasSize(lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"apple", "google", "stripe"})
    void a_member_who_was_never_seen_finds_the_purchase_when_they_come(String store) {
        var stranger = "5a5a5a5a-0000-4000-8000-5a5a5a5a5a5a";
        var sold =
                Sold.of(
                        store + "-early",
                        Optional.of(stranger),
                        StoreWorld.YEARLY.getOrDefault(store, ""),
                        world.now());
        world.stores.put(store, sold);
        world.arrive(world.stores.event(store, Happening.BOUGHT, sold));
        assertThat(world.ledger.holder(id(store, sold))).isEmpty();
        world.members.see(stranger, world.now());
        assertThat(world.ledger.holder(id(store, sold))).contains(stranger);
        assertThat(world.latest(id(store, sold)).orElseThrow().terms().plan()).isEqualTo("yearly");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apple", "google", "stripe"})
    void a_product_that_no_plan_has_is_kept_and_opens_nothing(String store) {
        var sold = world.sold(store).of("org.masthead.forgotten");
        world.stores.put(store, sold);
        world.arrive(world.stores.event(store, Happening.BOUGHT, sold));
        var line = line(store, sold);
        assertThat(line.terms().plan()).isEqualTo("unknown");
        assertThat(line.terms().product()).contains("org.masthead.forgotten");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apple", "google", "stripe"})
    void a_test_event_changes_nothing(String store) {
        int before = world.ledger.of(ADA).size();
        world.arrive(world.stores.event(store, Happening.TEST, world.sold(store)));
        assertThat(world.ledger.of(ADA)).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"apple", "google", "stripe"})
    void one_of_an_unknown_type_changes_nothing_and_comes_back_to_end_among_the_dead_letters(
            String store) {
        int before = world.ledger.of(ADA).size();
        var unknown =
                switch (store) {
                    case "apple" ->
                            world.stores.apple().event("INVENTED", "NEW", world.sold(store));
                    case "google" -> world.stores.google().event(99, world.sold(store));
                    default ->
                            world.stores
                                    .stripe()
                                    .event("invented.thing", Map.of("id", "x"), Map.of());
                };
        world.call(unknown);
        var bodies = world.queued().stream().map(Message::body).toList();
        assertThat(world.deliver(bodies)).isEqualTo(1);
        assertThat(world.ledger.of(ADA)).hasSize(before);
    }

    @Nested
    class APoisonEvent {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"store\":\"google\",\"id\":\"1\",\"receivedAt\":\"2026-11-22T12:00:00Z\",\"body\":\"{}\"}",
                    "{\"store\":\"apple\",\"id\":\"1\",\"receivedAt\":\"2026-11-22T12:00:00Z\",\"body\":\"x\"}",
                    "not json",
                })
        void comes_back_alone_and_so_ends_among_the_dead_letters(String poison) {
            var sold = world.sold("stripe");
            world.stores.put("stripe", sold);
            world.call(world.stores.event("stripe", Happening.BOUGHT, sold));
            var good = world.queued().stream().map(Message::body).toList();
            assertThat(world.deliver(List.of(poison, good.getFirst()))).isEqualTo(1);
            assertThat(state("stripe", sold)).isEqualTo(SubscriptionState.ACTIVE);
        }

        @Test
        void of_a_store_that_cannot_be_reached_is_taken_in_when_it_can() {
            var sold = world.sold("stripe");
            world.call(world.stores.event("stripe", Happening.BOUGHT, sold));
            var waiting = world.queued().stream().map(Message::body).toList();
            StoreWorld.AWS.putSecret(
                    "StoreSecret", world.stores.secret().replace("sk_test_local", "sk_wrong"));
            assertThat(world.deliver(waiting)).isEqualTo(1);
            StoreWorld.AWS.putSecret("StoreSecret", world.stores.secret());
            world.stores.put("stripe", sold);
            assertThat(world.deliver(waiting)).isZero();
            assertThat(state("stripe", sold)).isEqualTo(SubscriptionState.ACTIVE);
        }
    }

    @Nested
    class ADeadLetter {

        private static final String DEAD = AWS.queueUrl("StoreEventsDeadLetters");

        private List<Message> received(String queue) {
            return AWS.sqs()
                    .receiveMessage(request ->
                            request.queueUrl(queue).visibilityTimeout(0).waitTimeSeconds(1))
                    .messages();
        }

        /** As Lambda does: what came back is received again, until the queue has had enough. */
        private Message dead() {
            var queue = AWS.queueUrl("StoreEventsQueue");
            for (int failures = 0; failures < 5; failures++) {
                assertThat(received(queue)).hasSize(1);
            }
            assertThat(received(queue)).isEmpty();
            return received(DEAD).getFirst();
        }

        private void replay() {
            var arn =
                    AWS.sqs()
                            .getQueueAttributes(request ->
                                    request.queueUrl(DEAD)
                                            .attributeNames(QueueAttributeName.QUEUE_ARN))
                            .attributes()
                            .get(QueueAttributeName.QUEUE_ARN);
            AWS.sqs().startMessageMoveTask(request -> request.sourceArn(arn));
        }

        @Test
        void has_the_raw_body_that_the_store_has_sent_and_is_taken_in_by_a_replay() {
            var sold = world.sold("stripe");
            var event = world.stores.event("stripe", Happening.BOUGHT, sold);
            world.call(event);
            var dead = dead();
            assertThat(Json.read(dead.body(), StoreEvent.class).body()).isEqualTo(event.body());
            world.stores.put("stripe", sold);
            replay();
            List<Message> again = List.of();
            for (int tries = 0; again.isEmpty() && tries < 20; tries++) {
                again = received(AWS.queueUrl("StoreEventsQueue"));
            }
            assertThat(world.deliver(List.of(again.getFirst().body()))).isZero();
            assertThat(state("stripe", sold)).isEqualTo(SubscriptionState.ACTIVE);
        }
    }

    @Nested
    class Googles {

        @Test
        void purchase_is_acknowledged_once_it_is_in_the_ledger() {
            var sold = world.happens("google", Happening.BOUGHT, world.sold("google"));
            assertThat(world.stores.google().find(sold.id()).orElseThrow().acknowledged()).isTrue();
        }

        @Test
        void new_purchase_takes_the_place_of_the_one_it_is_linked_to() {
            var old = world.happens("google", Happening.BOUGHT, world.sold("google"));
            world.pass(Duration.ofMinutes(1));
            var next =
                    Sold.of(
                                    "google-next",
                                    Optional.empty(),
                                    StoreWorld.YEARLY.getOrDefault("google", ""),
                                    world.now())
                            .linkedTo(old.id());
            world.stores.put("google", next);
            world.arrive(world.stores.event("google", Happening.BOUGHT, next));
            assertThat(world.ledger.holder(id("google", next))).contains(ADA);
            assertThat(opened()).containsExactly("google-next");
        }

        private Sold upgrade(Sold old, Sold.State state) {
            var now = world.now();
            var next =
                    new Sold(
                            "google-next",
                            old.member(),
                            StoreWorld.YEARLY.getOrDefault("google", ""),
                            state,
                            now,
                            now.plus(Duration.ofDays(365)),
                            true,
                            1,
                            false,
                            false,
                            Optional.of(old.id()));
            world.stores.put("google", next);
            world.arrive(world.stores.event("google", Happening.BOUGHT, next));
            return next;
        }

        @Test
        void new_purchase_that_is_not_paid_yet_leaves_the_paid_one_open() {
            var old = world.happens("google", Happening.BOUGHT, world.sold("google"));
            world.pass(Duration.ofMinutes(1));
            var next = upgrade(old, Sold.State.PENDING);
            assertThat(state("google", next)).isEqualTo(SubscriptionState.PENDING);
            assertThat(opened()).containsExactly(old.id());
            world.pass(Duration.ofMinutes(1));
            upgrade(old, Sold.State.ACTIVE);
            assertThat(opened()).containsExactly("google-next");
        }

        private List<String> opened() {
            return Ledger.subscriptions(world.ledger.of(ADA)).stream()
                    .filter(it -> it.id().store().label().equals("google"))
                    .filter(it -> it.stateAt(world.now()).opens())
                    .map(it -> it.id().id())
                    .toList();
        }

        @Test
        void purchase_of_which_a_refund_was_heard_first_is_looked_after_like_any_other() {
            var sold = world.sold("google");
            world.purchases.voided(id("google", sold), "another-order");
            world.happens("google", Happening.BOUGHT, sold);
            assertThat(world.purchases.find(id("google", sold)))
                    .hasValueSatisfying(
                            it -> assertThat(it.state()).isEqualTo(SubscriptionState.ACTIVE));
        }

        @Test
        void refund_of_a_period_that_is_over_does_not_end_the_one_that_runs() {
            var first = world.happens("google", Happening.BOUGHT, world.sold("google"));
            world.pass(Duration.ofDays(30));
            var second = world.happens("google", Happening.RENEWED, first);
            world.arrive(world.stores.event("google", Happening.REFUNDED, first));
            assertThat(state("google", second)).isEqualTo(SubscriptionState.ACTIVE);
        }

        @Test
        void refund_stands_whatever_is_read_later() {
            var sold = world.happens("google", Happening.BOUGHT, world.sold("google"));
            world.pass(Duration.ofMinutes(1));
            // Refunded without taking the right away: Google goes on saying "active".
            world.arrive(world.stores.event("google", Happening.REFUNDED, sold));
            world.pass(Duration.ofMinutes(1));
            world.arrive(world.stores.google().event(19, sold));
            assertThat(state("google", sold)).isEqualTo(SubscriptionState.REVOKED);
        }
    }

    @Test
    void a_guest_of_a_plan_that_operators_have_made_reads_on_when_it_is_renewed() {
        var plans =
                new PlansStore(
                        StoreWorld.AWS.s3(),
                        StoreWorld.AWS.bucketName("EditionsBucket"),
                        world::now);
        plans.put(
                """
                {"plans": [
                  {"id": "trial", "name": "Free", "opens": "all", "trialDays": 14, "offered": false},
                  {"id": "shared", "name": "Shared", "period": "P1M", "seats": 3, "opens": "all",
                   "products": [{"store": "apple", "id": "org.masthead.shared"}]}]}
                """
                        .getBytes(UTF_8));
        world.members.see("grace", world.now());
        world.pass(Duration.ofDays(20));
        var table = StoreWorld.AWS.tableName("MembersTable");
        var ledger = new LedgerTable(StoreWorld.AWS.dynamoDb(), table, plans, world::now);
        var households =
                new Households(StoreWorld.AWS.dynamoDb(), table, ledger, plans, world::now);
        var sold =
                world.happens(
                        "apple", Happening.BOUGHT, world.sold("apple").of("org.masthead.shared"));
        switch (households.invite(ADA, "Grace", new Random(7))) {
            case Households.Invited.Open(var _, var code) -> households.join("grace", code);
            case Households.Invited.NoPlan(), Households.Invited.Full(int _) ->
                    throw new AssertionError("the plan has three seats");
        }
        assertThat(reads("grace")).isTrue();
        world.pass(Duration.ofDays(29));
        world.happens("apple", Happening.RENEWED, sold);
        world.pass(Duration.ofDays(2));
        assertThat(reads("grace")).isTrue();
    }

    private boolean reads(String member) {
        return world.members.find(member).orElseThrow().entitlement().opensAt(world.now());
    }

    @Nested
    class Stripes {

        @Test
        void checkout_names_the_member_where_the_subscription_does_not() {
            var sold =
                    Sold.of(
                            "sub_bare",
                            Optional.empty(),
                            StoreWorld.MONTHLY.getOrDefault("stripe", ""),
                            world.now());
            world.stores.put("stripe", sold);
            world.arrive(world.stores.stripe().checkoutCompleted(sold, ADA));
            assertThat(world.ledger.holder(id("stripe", sold))).contains(ADA);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"invoice.paid", "invoice.payment_succeeded", "invoice.payment_failed"})
        void invoice_leads_to_its_subscription(String type) {
            var sold = world.sold("stripe");
            world.stores.put("stripe", sold);
            world.arrive(world.stores.stripe().invoice(type, "subscription_create", sold));
            assertThat(state("stripe", sold)).isEqualTo(SubscriptionState.ACTIVE);
        }

        @Test
        void subscription_that_stripe_does_not_know_changes_nothing() {
            world.arrive(world.stores.event("stripe", Happening.BOUGHT, world.sold("stripe")));
            assertThat(Ledger.subscriptions(world.ledger.of(ADA))).hasSize(1);
        }
    }
}
