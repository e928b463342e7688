package org.masthead.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final Instant FIRST_SIGHT = Instant.parse("2026-11-01T08:00:00Z");

    private final Entitlement trial = Ledger.fold(List.of(Ledger.trial(FIRST_SIGHT)));

    @Test
    void an_empty_ledger_opens_nothing() {
        assertThat(Ledger.fold(List.of())).isEqualTo(Entitlement.NONE);
        assertThat(Entitlement.NONE.opensAt(FIRST_SIGHT)).isFalse();
    }

    @Test
    void a_trial_opens_everything_for_fourteen_days_to_the_second() {
        var end = FIRST_SIGHT.plus(Duration.ofDays(14));
        assertThat(trial.opensAt(FIRST_SIGHT)).isTrue();
        assertThat(trial.opensAt(end.minusSeconds(1))).isTrue();
        assertThat(trial.opensAt(end)).isFalse();
    }

    @Test
    void a_trial_that_is_over_is_expired_without_anybody_having_written_so() {
        assertThat(trial.stateAt(FIRST_SIGHT.plus(Duration.ofDays(15))))
                .isEqualTo(Entitlement.State.EXPIRED);
    }

    @Test
    void the_same_trial_twice_is_one_trial() {
        assertThat(Ledger.trial(FIRST_SIGHT).id())
                .isEqualTo(Ledger.trial(FIRST_SIGHT.plusSeconds(9)).id());
    }

    @Test
    void the_latest_end_counts_whatever_the_order() {
        var first = Ledger.trial(FIRST_SIGHT);
        var later =
                new LedgerEvent(
                        "later", first.kind(), first.at(), first.until().plus(Duration.ofDays(1)));
        assertThat(Ledger.fold(List.of(first, later)))
                .isEqualTo(Ledger.fold(List.of(later, first)))
                .extracting(entitlement -> entitlement.until().orElseThrow())
                .isEqualTo(later.until());
    }
}
