package org.masthead.source.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What {@code mvn -q -Psimulation} prints, on a fifth of its titles. */
class SimulationTest {

    private static final Simulation SIMULATION = new Simulation(200, 0);
    private static final Tallied POLLING = week(Pace.POLLING);
    private static final Tallied DOUBLING = week(Pace.DOUBLING);
    private static final Tallied LEARNED = week(Pace.LEARNED);

    private static Tallied week(Pace.Named pace) {
        return Simulation.total(SIMULATION.run(pace));
    }

    @Test
    void stories_are_found_within_five_minutes_at_a_quarter_of_the_requests_of_polling() {
        assertThat(LEARNED.stories()).isEqualTo(POLLING.stories()).isGreaterThan(10_000);
        assertThat(LEARNED.delay(0.5)).isLessThanOrEqualTo(Simulation.MEDIAN_MINUTES);
        assertThat(LEARNED.requests())
                .isLessThanOrEqualTo(Math.round(Simulation.MOST_REQUESTS * POLLING.requests()));
    }

    @Test
    void no_more_stories_are_lost_than_by_polling() {
        assertThat(LEARNED.lostStories()).isLessThanOrEqualTo(POLLING.lostStories());
    }

    @Test
    void the_slowest_stories_wait_less_than_under_the_pace_it_replaced() {
        assertThat(LEARNED.delay(0.9)).isLessThan(DOUBLING.delay(0.9));
        assertThat(LEARNED.delay(0.99)).isLessThan(DOUBLING.delay(0.99));
    }
}
