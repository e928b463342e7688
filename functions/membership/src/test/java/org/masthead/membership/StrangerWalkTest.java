package org.masthead.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.membership.MembershipFixture.AWS;
import static org.masthead.membership.MembershipFixture.NOON;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.masthead.local.stores.Happening;
import org.masthead.local.template.EventSpec.RouteEvent;
import org.masthead.member.Lines;
import org.masthead.walk.RouteWalk;

/**
 * Every object is read through its owner: a stranger asks every route of members for what is
 * another's, by its very id, sees none of it and changes nothing.
 */
class StrangerWalkTest {

    private static final String ADA = "ada-4d09-9a51";

    private final MembershipFixture api = new MembershipFixture();

    private static boolean isForMembers(RouteEvent route) {
        return route.authorizer().isPresent() && !route.path().startsWith("/v1/admin");
    }

    private Map<String, List<String>> belongings() {
        api.get(ADA, "/v1/me/membership");
        api.redeem(ADA, api.vouchers("spring", 1, 1).getFirst());
        api.bought(ADA, "gift-of-ada");
        api.ledger().claim(ADA, Lines.month(Lines.APPLE, "bought", NOON).heldBy(ADA));
        var password =
                api.send(ADA, "POST /v1/me/app-passwords", Map.of(), "{\"name\":\"lighthouse\"}");
        return Map.of(
                "gifts/id", List.of("gift-of-ada"),
                "app-passwords/id", List.of(password.text("/id")));
    }

    @Test
    void a_stranger_sees_nothing_of_another_and_changes_nothing() {
        var belongings = belongings();
        var before = api.get(ADA, "/v1/me/export").json().path("items");
        var steps =
                new RouteWalk(AWS.template(), belongings, Map.of())
                        .otherwise("none")
                        .steps("MembershipFunction", StrangerWalkTest::isForMembers);
        assertThat(steps).hasSizeGreaterThan(10);
        for (var step : steps) {
            var answer = api.send(step.event(Optional.of("grace"), Map.of()));
            assertThat(answer.status()).as(step + " " + answer.body()).isLessThan(500);
            assertThat(answer.headers() + answer.body())
                    .as("%s", step)
                    .doesNotContain(ADA, "lighthouse", "Halvard Mobile", "pi_gift-of-ada");
        }
        assertThat(api.get(ADA, "/v1/me/export").json().path("items")).isEqualTo(before);
    }

    @Test
    void nor_of_what_another_has_bought() {
        var world = new StoreWorld();
        try (var stores = world.stores) {
            world.members.see(StoreWorld.ADA, world.now());
            for (var store : List.of("apple", "google", "stripe")) {
                world.happens(store, Happening.BOUGHT, world.sold(store));
            }
            var before = Set.copyOf(world.ledger.of(StoreWorld.ADA));
            var steps =
                    new RouteWalk(AWS.template(), Map.of(), Map.of())
                            .steps("PurchasesFunction", StrangerWalkTest::isForMembers);
            assertThat(steps).hasSizeGreaterThanOrEqualTo(3);
            for (var step : steps) {
                var answer = world.member(step.event(Optional.of("grace"), Map.of()));
                assertThat(answer.status()).as(step + " " + answer.body()).isLessThan(500);
                assertThat(answer.body().toString())
                        .as("%s", step)
                        .doesNotContain(StoreWorld.ADA, "apple-", "google-", "stripe-");
            }
            assertThat(Set.copyOf(world.ledger.of(StoreWorld.ADA))).isEqualTo(before);
            assertThat(stores.stripe().begun())
                    .allSatisfy(form ->
                            assertThat(form.values()).noneMatch(it -> it.contains(StoreWorld.ADA)));
        }
    }
}
