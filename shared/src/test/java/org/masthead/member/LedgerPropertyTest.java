package org.masthead.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.member.Lines.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Random histories of one to four subscriptions, some of them shared in a family, as the model
 * lived them; the ledger gets the same events in any order, some of them twice, recorded by a clock
 * that is up to five minutes off.
 */
class LedgerPropertyTest {

    private static final int HISTORIES = 120_000;
    private static final Store[] STORES = {Store.APPLE, Store.GOOGLE, Store.STRIPE, Store.VOUCHER};
    private static final Plans PLANS =
            Plans.of(
                    List.of(
                            plan("monthly", Titles.ALL, 3),
                            plan("student", new Titles.Only(Set.of("crux")), 1)));

    private static Plan plan(String id, Titles titles, int seats) {
        return new Plan(id, id, Optional.empty(), 0, seats, titles, true, List.of());
    }

    @Test
    void any_order_and_any_duplicates_of_the_same_events_come_to_what_the_stores_lived_through() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            var random = new Random(seed);
            var shops = shops(random);
            var arrived = delivered(shops, random);
            var entitlement = Ledger.fold(arrived).under(PLANS);
            var at = NOON.plus(Duration.ofMinutes(random.nextInt(200 * 24 * 60)));
            for (var source : List.of("crux", "tramline")) {
                assertThat(entitlement.opens(source, at))
                        .as("history %d, %s at %s: %s", seed, source, at, arrived)
                        .isEqualTo(shops.stream().anyMatch(shop -> shop.serves(source, at)));
            }
        }
    }

    @Test
    void what_has_been_outdated_changes_nothing_at_any_point_of_the_arrival() {
        for (int seed = 0; seed < 5_000; seed++) {
            var random = new Random(-1 - seed);
            var arrived = delivered(shops(random), random);
            var held = new ArrayList<LedgerLine>();
            for (var line : arrived) {
                var last = Ledger.latest(held, line.subscription());
                var before = Ledger.fold(held);
                held.add(line);
                if (last.filter(it -> it.signedAt().isAfter(line.signedAt())).isPresent()) {
                    assertThat(Ledger.fold(held)).as("history %d", seed).isEqualTo(before);
                }
            }
        }
    }

    @Test
    void guests_of_a_household_read_when_the_plan_of_several_seats_serves_and_there_is_one_left() {
        for (int seed = 0; seed < 20_000; seed++) {
            var random = new Random(1_000_000_000L + seed);
            var shops = shops(random);
            var household = household(1 + random.nextInt(4));
            var said = said(household, delivered(shops, random), random);
            var at = NOON.plus(Duration.ofMinutes(random.nextInt(200 * 24 * 60)));
            var serves = shops.stream().anyMatch(shop -> shop.servesSeveral(at));
            for (int i = 0; i < household.seats().size(); i++) {
                var guest = household.seats().get(i).member();
                var lines = said.stream().filter(it -> it.holder().equals(Optional.of(guest)));
                assertThat(Ledger.fold(lines.toList()).under(PLANS).opens("crux", at))
                        .as("history %d, %s at %s", seed, guest, at)
                        .isEqualTo(serves && i < 2);
            }
        }
    }

    private static Household household(int guests) {
        var seats =
                IntStream.range(0, guests)
                        .mapToObj(i -> new Household.Seat("seat-" + i, "", NOON, "guest-" + i))
                        .toList();
        return new Household("household", "owner", seats, List.of());
    }

    /** What the seats are told as the owner's ledger grows, in any order, some of it twice. */
    private static List<LedgerLine> said(
            Household household, List<LedgerLine> arrived, Random random) {
        var ledger = new ArrayList<LedgerLine>();
        var said = new ArrayList<LedgerLine>();
        for (var line : arrived) {
            if (!ledger.contains(line)) {
                ledger.add(line);
                said.addAll(household.lines(ledger, PLANS));
            } else if (random.nextBoolean()) {
                said.addAll(household.lines(ledger, PLANS));
            }
        }
        Collections.shuffle(said, random);
        return said;
    }

    private static List<Shop> shops(Random random) {
        var shops =
                IntStream.rangeClosed(0, random.nextInt(4))
                        .mapToObj(i ->
                                new Shop(new SubscriptionId(STORES[i], "subscription"), random))
                        .toList();
        shops.forEach(shop -> live(shop, random));
        return shops;
    }

    private static void live(Shop shop, Random random) {
        Instant at = NOON;
        int events = 1 + random.nextInt(8);
        for (int i = 0; i < events; i++) {
            // A second to some weeks: neighbours lie closer together than the clocks are off.
            at = at.plusSeconds(1L + random.nextInt(random.nextBoolean() ? 240 : 2_000_000));
            shop.live(at);
        }
    }

    private static List<LedgerLine> delivered(List<Shop> shops, Random random) {
        var lines = new ArrayList<LedgerLine>();
        for (var shop : shops) {
            for (var line : shop.said) {
                int times = random.nextInt(4) == 0 ? 2 : 1;
                lines.addAll(Collections.nCopies(times, line));
            }
        }
        Collections.shuffle(lines, random);
        return lines;
    }
}
