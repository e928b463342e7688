package org.masthead.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.source.Feeds.NOON;
import static org.masthead.source.Feeds.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.json.Json;

class HubLeaseTest {

    private static final String FEED = "https://courier.example/rss";
    private static final HubLease ASKED =
            HubLease.asked(FEED, "https://hub.example/", FEED, "token", "s3cret", NOON);

    private static Instant after(String time) {
        return NOON.plus(Duration.parse(time));
    }

    @ParameterizedTest
    @CsvSource({
        // granted for, asked again after, and not yet after
        "P10D, P7DT12H1S, P7DT12H",
        "P2D, P1DT1S, P1D",
        "PT6H, PT1H, PT59M",
        "P30D, P22DT12H1S, P22DT12H",
    })
    void is_renewed_while_a_quarter_or_a_day_is_left_and_at_most_each_hour(
            String granted, String renewed, String notYet) {
        var lease = ASKED.granted(Duration.parse(granted), NOON);
        assertThat(lease.wantsAsking(after(renewed))).isTrue();
        assertThat(lease.wantsAsking(after(notYet))).isFalse();
    }

    @Test
    void keeps_its_term_and_its_secret_while_it_is_being_renewed() {
        var lease = ASKED.granted(Duration.ofDays(10), NOON).askedAgain(after("P8D"));
        assertThat(lease.granted().orElseThrow().until()).isEqualTo(after("P10D"));
        assertThat(lease.secret()).isEqualTo(ASKED.secret());
        assertThat(lease.isPending(FEED, after("P8D"))).isTrue();
    }

    @Test
    void that_was_denied_is_not_granted_by_a_late_verification() {
        assertThat(ASKED.denied("over quota").isPending(FEED, NOON)).isFalse();
    }

    @Test
    void says_nothing_of_its_secrets_where_it_is_logged_and_all_where_it_is_stored() {
        assertThat(ASKED.toString()).doesNotContain("s3cret", "token");
        assertThat(Json.read(Json.write(ASKED), HubLease.class)).isEqualTo(ASKED);
    }

    @Nested
    class TheFeed {

        private final CheckedSource courier =
                CheckedSource.added(source("courier", FEED), SourceState.ACTIVE, NOON);
        private final Check unchanged = new Check.Unchanged(Optional.empty(), Optional.empty());

        @Test
        void is_asked_at_the_end_of_a_lease_that_nobody_renews_at_the_latest() {
            var end = after("PT2M");
            var checked = courier.pushedUntil(FEED, end).after(FEED, unchanged, NOON, NOON);
            assertThat(checked.nextCheckAt().orElseThrow()).isBeforeOrEqualTo(end);
        }

        @Test
        void that_is_no_longer_pushed_is_due_at_once() {
            var pushed =
                    courier.pushedUntil(FEED, after("P10D")).after(FEED, unchanged, NOON, NOON);
            assertThat(pushed.polled(FEED, after("PT1S")).due(after("PT1S"))).containsExactly(FEED);
        }
    }
}
