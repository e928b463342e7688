package org.masthead.bench.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A click log of our own making: five stories, four members, two days. */
class ReplayTest {

    private static final String NEWS =
            """
            N1\tnews\tFerry to the islands cancelled because of fog
            N2\tsports\tHarbour town wins the cup after extra time
            N3\tfinance\tCentral bank raises interest rates
            N4\tnews\tThick fog keeps island ferry in the harbour
            N5\tsports\tstadium\tCup winners welcomed by thousands\t\t\t\t
            """;

    private static final String FIRST =
            "1\tU1\t11/11/2019 11:59:59 PM\tN4\tN1-%d N2-%d N3-0 N5-0\n";
    private static final String SECOND = "2\tU2\t11/12/2019 9:00:00 AM\tN3\tN2-%d N1-%d N3-0\n";
    private static final String SAME_SECOND = "3\tU3\t11/12/2019 9:00:00 AM\t\tN1-1 N2-0 N5-0\n";
    private static final String LAST = "4\tU4\t11/12/2019 12:30:00 PM\tN2 N5\tN5-1 N1-0 N2-0\n";

    private static String log(String first, String second) {
        // Not by time, as published.
        return LAST + second + SAME_SECOND + first;
    }

    @TempDir private Path folder;

    private ClickLog read(String behaviors) throws IOException {
        Files.writeString(folder.resolve("news.tsv"), NEWS);
        Files.writeString(folder.resolve("behaviors.tsv"), behaviors);
        return ClickLog.in(folder);
    }

    /** By ranker and impression. */
    private Map<String, List<Float>> scores(String behaviors) throws IOException {
        var log = read(behaviors);
        var inOrder = log.inOrder();
        var start = inOrder.getFirst().time();
        var rankers = new ArrayList<Ranker>(Baselines.all());
        rankers.add(Masthead.asShipped(log.titles().size(), start));
        rankers.add(Masthead.learning(log.titles().size(), start));
        var replay =
                new Replay(new Past(log, TitleVectors.of(log.titles(), folder), start), rankers);
        replay.run(inOrder);
        var scores = new HashMap<String, List<Float>>();
        rankers.forEach(ranker ->
                replay.scoresOf(ranker)
                        .forEach((id, of) -> scores.put(ranker.name() + " " + id, list(of))));
        return scores;
    }

    private static List<Float> list(float[] scores) {
        var list = new ArrayList<Float>();
        for (float score : scores) {
            list.add(score);
        }
        return list;
    }

    @Nested
    class A_log {

        @Test
        void is_read_with_its_times_histories_and_clicks() throws IOException {
            var first =
                    read(log(FIRST.formatted(1, 0), SECOND.formatted(1, 0))).inOrder().getFirst();

            assertThat(first.id()).isEqualTo("1");
            assertThat(first.time()).isEqualTo("2019-11-11T23:59:59");
            assertThat(first.history()).extracting(Title::id).containsExactly("N4");
            assertThat(first.candidates())
                    .extracting(Title::id)
                    .containsExactly("N1", "N2", "N3", "N5");
            assertThat(first.opened()).containsExactly(true, false, false, false);
        }

        @Test
        void may_have_finer_sections_between_section_and_title() throws IOException {
            assertThat(read(LAST).titles())
                    .extracting(Title::text)
                    .contains(
                            "Cup winners welcomed by thousands",
                            "Central bank raises interest rates");
        }

        @Test
        void keeps_the_order_of_the_file_among_equal_times() throws IOException {
            var inOrder = read(log(FIRST.formatted(1, 0), SECOND.formatted(1, 0))).inOrder();

            assertThat(inOrder).extracting(Impression::id).containsExactly("1", "2", "3", "4");
        }

        @Test
        void with_a_cell_too_few_is_refused_by_its_line() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read(LAST + "5\tU5\t11/12/2019 1:00:00 PM\tN1-1\n"))
                    .withMessageContaining("behaviors.tsv line 2 has 4 cells; there must be 5");
        }
    }

    @Nested
    class A_score {

        private Map<String, List<Float>> one = Map.of();

        @BeforeEach
        void score() throws IOException {
            one = scores(log(FIRST.formatted(1, 0), SECOND.formatted(1, 0)));
        }

        @Test
        void is_given_for_every_candidate_by_every_ranker() {
            assertThat(one).hasSize(4 * (Baselines.all().size() + 2));
            assertThat(one.get("ours 1")).hasSize(4);
            assertThat(one.get("ours 4")).hasSize(3);
        }

        @Test
        void is_the_same_whatever_is_opened_later_or_in_the_same_second() throws IOException {
            var other = scores(log(FIRST.formatted(1, 0), SECOND.formatted(0, 1)));

            for (var ranker : names(other)) {
                for (var impression : List.of("1", "2", "3")) {
                    var key = ranker + " " + impression;
                    assertThat(other.get(key)).as(key).isEqualTo(one.get(key));
                }
            }
        }

        @Test
        void is_the_same_whatever_the_impression_itself_opens() throws IOException {
            var other = scores(log(FIRST.formatted(0, 1), SECOND.formatted(1, 0)));

            for (var ranker : names(other)) {
                assertThat(other.get(ranker + " 1")).isEqualTo(one.get(ranker + " 1"));
            }
        }

        @Test
        void learns_from_what_was_opened_before() throws IOException {
            var other = scores(log(FIRST.formatted(1, 0), SECOND.formatted(0, 1)));

            assertThat(other.get("ours 4")).isNotEqualTo(one.get("ours 4"));
            assertThat(other.get("click rate, smoothed 4"))
                    .isNotEqualTo(one.get("click rate, smoothed 4"));
        }

        private static List<String> names(Map<String, List<Float>> scores) {
            return scores.keySet().stream()
                    .map(key -> key.substring(0, key.lastIndexOf(' ')))
                    .distinct()
                    .toList();
        }
    }

    @Test
    void the_figures_stand_beside_their_targets() throws IOException {
        var inOrder = read(log(FIRST.formatted(1, 0), SECOND.formatted(1, 0))).inOrder();
        var scores =
                Map.of(
                        "2", new float[] {3, 2, 1},
                        "3", new float[] {1, 2, 0},
                        "4", new float[] {3, 2, 1});

        assertThat(RankBoard.goals(inOrder, scores).lines())
                .containsExactly(
                        "ours from 2019-11-12, mean of 3 impressions ± its standard error",
                        "AUC 0.8333 ± 0.1361, target 0.70: reached",
                        "nDCG@10 0.8770 ± 0.1004, target 0.43: reached");
    }
}
