package org.masthead.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.aws.HubLeases;
import org.masthead.page.FetchMessage;
import org.masthead.page.FetchMessage.Kind;
import org.masthead.source.HubLease;

/** What becomes of a feed that names a hub. */
class SubscriptionsTest {

    private final WebOrigin origin = new WebOrigin();
    private final FetchWorld world = new FetchWorld(origin.hostAndPort());
    private final HubLeases leases =
            new HubLeases(FetchWorld.AWS.dynamoDb(), FetchWorld.AWS.tableName("SourcesTable"));
    private final String feed = origin.url("/feed");
    private final String hub = origin.url("/hub");

    SubscriptionsTest() throws IOException {}

    @BeforeEach
    void feed_that_names_a_hub() {
        world.carry("courier", feed);
        origin.serves(
                "/feed",
                "application/atom+xml",
                "<feed><link rel='hub' href='%s'/><link rel='self' href='%s'/></feed>"
                        .formatted(hub, origin.url("/self")));
        origin.answers("/hub", 202);
    }

    @AfterEach
    void close() {
        origin.close();
    }

    private HubLease lease() {
        return leases.find("courier", feed).orElseThrow();
    }

    private List<FetchMessage> asks() {
        return world.sent().stream()
                .map(FetchWorld.Sent::message)
                .filter(message -> message.kind() == Kind.SUBSCRIBE)
                .toList();
    }

    /** Reads the feed, and carries out what that asks of the hub. */
    private void check() {
        int before = asks().size();
        world.handle(world.feed(feed));
        asks().stream().skip(before).forEach(world::handle);
    }

    private void hubGrants(Duration time) {
        var asked = lease();
        leases.replace("courier", Optional.of(asked), asked.granted(time, world.clock().instant()));
    }

    @Test
    void the_hub_is_asked_to_push_it_to_an_address_that_nobody_can_guess() {
        check();
        assertThat(origin.forms())
                .singleElement()
                .satisfies(form -> {
                    assertThat(form)
                            .containsEntry("hub.mode", "subscribe")
                            .containsEntry("hub.topic", origin.url("/self"))
                            .containsEntry("hub.lease_seconds", "864000")
                            .containsEntry("hub.secret", lease().secret());
                    assertThat(form.get("hub.callback"))
                            .isEqualTo(
                                    "https://Api.execute-api.us-east-1.amazonaws.com/v1/websub/courier/"
                                            + lease().token());
                });
        assertThat(lease().secret()).hasSize(64);
        assertThat(lease().token()).hasSize(32);
    }

    @Nested
    class TheHub {

        @Test
        void is_asked_once_though_the_feed_is_checked_often_and_the_message_comes_twice() {
            check();
            world.handle(asks().getFirst());
            world.pass(Duration.ofMinutes(30));
            check();
            assertThat(origin.forms()).hasSize(1);
        }

        @Test
        void is_asked_for_one_feed_after_another_though_all_messages_come_at_once() {
            var titles = List.of("argus", "bugle", "clarion", "dispatch", "echo", "courier");
            for (var title : titles) {
                world.carry(title, feed);
                world.handle(
                        FetchMessage.first(
                                title, Kind.FEED, feed, world.clock().instant(), "c-" + title));
                world.pass(Duration.ofMinutes(1));
            }
            var start = world.clock().instant();
            world.handle(asks().toArray(FetchMessage[]::new));
            assertThat(origin.forms()).hasSize(titles.size());
            assertThat(Duration.between(start, world.clock().instant()))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(2).multipliedBy(titles.size() - 1));
            assertThat(titles)
                    .allSatisfy(title ->
                            assertThat(leases.find(title, feed).orElseThrow().askedAt())
                                    .isAfterOrEqualTo(start.minusSeconds(1)));
            assertThat(origin.mostAtOnce()).isEqualTo(1);
        }

        @Test
        void that_never_verified_is_asked_again_after_an_hour_with_the_same_secret() {
            check();
            var secret = lease().secret();
            world.pass(Duration.ofHours(1));
            check();
            assertThat(origin.forms()).hasSize(2);
            assertThat(lease().secret()).isEqualTo(secret);
        }

        @Test
        void that_granted_a_lease_is_asked_to_renew_it_before_it_ends() {
            check();
            hubGrants(Duration.ofDays(10));
            world.pass(Duration.ofDays(7));
            check();
            assertThat(origin.forms()).hasSize(1);
            world.pass(Duration.ofDays(1));
            check();
            assertThat(origin.forms()).hasSize(2);
            assertThat(lease().granted()).isPresent();
        }

        @Test
        void that_refuses_is_left_in_peace_for_a_day() {
            origin.answers("/hub", 403);
            check();
            assertThat(lease().denied()).hasValueSatisfying(why -> assertThat(why).contains("403"));
            world.pass(Duration.ofHours(23));
            check();
            assertThat(origin.forms()).hasSize(1);
            world.pass(Duration.ofHours(1));
            check();
            assertThat(origin.forms()).hasSize(2);
        }

        @Test
        void that_is_down_is_asked_again_after_an_hour() {
            origin.answers("/hub", 503);
            check();
            world.pass(Duration.ofHours(1));
            origin.answers("/hub", 202);
            check();
            assertThat(origin.forms()).hasSize(2);
            assertThat(lease().denied()).isEmpty();
        }

        @Test
        void on_a_private_address_is_not_reached() throws IOException {
            try (var inside = new WebOrigin()) {
                origin.serves(
                        "/feed",
                        "application/atom+xml",
                        "<feed><link rel='hub' href='%s'/></feed>".formatted(inside.url("/")));
                check();
                assertThat(inside.asked()).isEmpty();
                assertThat(lease().denied()).isPresent();
            }
        }
    }

    @Test
    void a_hub_that_the_headers_name_goes_before_what_the_feed_says() {
        origin.answers("/better", 202);
        origin.tells("/feed", "Link", "</better>; rel=\"hub\", </topic>; rel=self");
        check();
        assertThat(origin.asked()).contains("/better").doesNotContain("/hub");
        assertThat(lease().topic()).isEqualTo(origin.url("/topic"));
    }

    @Test
    void a_feed_that_names_no_hub_is_polled_and_that_is_all() {
        origin.serves("/feed", "application/atom+xml", "<feed></feed>");
        check();
        assertThat(world.sent()).isEmpty();
    }

    @Test
    void a_source_that_was_removed_meanwhile_is_not_subscribed_to() {
        world.handle(world.feed(feed));
        world.sources().remove("courier");
        asks().forEach(world::handle);
        assertThat(origin.forms()).isEmpty();
    }
}
