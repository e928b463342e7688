package org.masthead.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTest {

    private static final Goal AUC = new Goal("AUC", 0.7);

    @Test
    void says_that_it_is_reached() {
        assertThat(AUC.beside(0.7)).isEqualTo("AUC 0.7000, target 0.70: reached");
    }

    @Test
    void says_by_how_much_it_is_missed_and_what_chance_does() {
        assertThat(AUC.beside(0.695, 0.0065))
                .isEqualTo("AUC 0.6950 ± 0.0065, target 0.70: missed by 0.0050");
    }
}
