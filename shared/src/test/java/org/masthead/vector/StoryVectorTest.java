package org.masthead.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StoryVectorTest {

    private final Random random = new Random(5);

    private float[] anywhere() {
        var vector = new float[StoryVector.DIMENSIONS];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    private StoryVector somewhere() {
        return StoryVector.quantised(StoryVector.MINILM, anywhere());
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double one = 0;
        double other = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            one += a[i] * a[i];
            other += b[i] * b[i];
        }
        return dot / Math.sqrt(one * other);
    }

    @Nested
    class Quantised {

        @Test
        void two_vectors_keep_their_angle_within_half_a_percent() {
            for (int round = 0; round < 200; round++) {
                var a = anywhere();
                var b = anywhere();
                var exact = cosine(a, b);
                var ours = StoryVector.quantised("s", a).cosine(StoryVector.quantised("s", b));
                assertThat((double) ours).isCloseTo(exact, within(0.005));
            }
        }

        @Test
        void the_length_does_not_count() {
            var once = anywhere();
            var twice = new float[once.length];
            for (int i = 0; i < once.length; i++) {
                twice[i] = 2 * once[i];
            }
            assertThat(StoryVector.quantised("s", twice))
                    .isEqualTo(StoryVector.quantised("s", once));
        }

        @Test
        void its_unit_vector_has_length_one_and_the_same_direction() {
            var vector = anywhere();
            var unit = StoryVector.quantised("s", vector).unit();
            assertThat(cosine(unit, unit)).isCloseTo(1, within(1e-6));
            assertThat(cosine(unit, vector)).isCloseTo(1, within(1e-3));
        }

        @Test
        void the_zero_vector_is_like_nothing_and_harms_nothing() {
            var zero = StoryVector.quantised(StoryVector.MINILM, new float[StoryVector.DIMENSIONS]);
            assertThat(zero.isZero()).isTrue();
            assertThat(zero.cosine(somewhere())).isZero();
            assertThat(zero.minus(somewhere().unit()).isZero()).isTrue();
            assertThat(zero.unit()).containsOnly(0f);
        }

        @Test
        void another_number_of_dimensions_is_refused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> StoryVector.quantised("s", new float[3]))
                    .withMessageContaining("3 dimensions");
        }
    }

    @Nested
    class Compared {

        @Test
        void a_vector_is_as_like_itself_as_can_be_and_opposite_to_its_opposite() {
            var vector = anywhere();
            var opposite = new float[vector.length];
            for (int i = 0; i < vector.length; i++) {
                opposite[i] = -vector[i];
            }
            var it = StoryVector.quantised("s", vector);
            assertThat(it.cosine(it)).isCloseTo(1, within(1e-6f));
            assertThat(it.cosine(StoryVector.quantised("s", opposite)))
                    .isCloseTo(-1, within(1e-6f));
        }

        @Test
        void two_spaces_do_not_compare() {
            var other = StoryVector.quantised(StoryVector.NGRAM, anywhere());
            assertThatIllegalArgumentException().isThrownBy(() -> somewhere().cosine(other));
        }

        @Test
        void dot_products_of_parts_of_arrays_are_exact() {
            byte[] a = {9, 1, 2, 3, 4, 5};
            byte[] b = {127, -127, 1, -1, 2};
            assertThat(Dot.of(a, 1, b, 0, 5)).isEqualTo(127 - 254 + 3 - 4 + 10);
            assertThat(Dot.of(new float[] {1, 2, 3, 4, 5}, b, 0))
                    .isEqualTo(127f - 254 + 3 - 4 + 10);
        }
    }

    @Nested
    class Centred {

        @Test
        void what_all_have_in_common_is_taken_off() {
            var common = anywhere();
            var mean = new VectorMean(StoryVector.MINILM);
            var vectors = IntStream.range(0, 2_000).mapToObj(_ -> near(common)).toList();
            vectors.forEach(mean::add);
            var first = vectors.get(0);
            var second = vectors.get(1);
            assertThat(first.cosine(second)).isGreaterThan(0.8f);
            assertThat(first.minus(mean.mean()).cosine(second.minus(mean.mean())))
                    .isBetween(-0.2f, 0.2f);
        }

        private StoryVector near(float[] common) {
            var vector = anywhere();
            for (int i = 0; i < vector.length; i++) {
                vector[i] = common[i] + 0.3f * vector[i];
            }
            return StoryVector.quantised(StoryVector.MINILM, vector);
        }

        @Test
        void what_two_stories_alone_have_in_common_is_mostly_left() {
            var common = anywhere();
            var first = near(common);
            var second = near(common);
            var mean = new VectorMean(StoryVector.MINILM);
            mean.add(first);
            mean.add(second);
            assertThat(first.minus(mean.mean()).cosine(second.minus(mean.mean())))
                    .isGreaterThan(0.8f);
        }

        @Test
        void the_mean_of_none_is_zero_and_a_zero_vector_does_not_weigh() {
            var mean = new VectorMean(StoryVector.MINILM);
            mean.add(StoryVector.quantised(StoryVector.MINILM, new float[StoryVector.DIMENSIONS]));
            assertThat(mean.mean()).containsOnly(0f);
            assertThat(mean.count()).isZero();
        }

        @Test
        void a_mean_is_of_one_space() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new VectorMean(StoryVector.NGRAM).add(somewhere()));
        }
    }

    @Nested
    class Stored {

        @Test
        void its_binary_form_is_read_back_and_is_397_bytes() {
            var vector = somewhere();
            assertThat(StoryVector.of(vector.toBytes())).isEqualTo(vector);
            assertThat(vector.toBytes()).hasSize(1 + 12 + 384);
        }

        @Test
        void other_bytes_are_refused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> StoryVector.of(new byte[100]))
                    .withMessageContaining("100 bytes");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> StoryVector.of(new byte[StoryVector.DIMENSIONS + 9]));
        }

        @Test
        void nobody_changes_it_from_outside() {
            var bytes = somewhere().values();
            var vector = new StoryVector("s", bytes);
            bytes[0]++;
            vector.values()[1]++;
            assertThat(vector).isNotEqualTo(new StoryVector("s", bytes));
            assertThat(vector.values()[0]).isEqualTo((byte) (bytes[0] - 1));
        }
    }

    @Nested
    class OfTwoReaders {

        @Test
        void the_models_is_better_than_the_fallbacks_and_any_is_better_than_none() {
            var model = Optional.of(somewhere());
            var fallback = Optional.of(StoryVector.quantised(StoryVector.NGRAM, anywhere()));
            assertThat(StoryVector.better(model, fallback)).isEqualTo(model);
            assertThat(StoryVector.better(fallback, model)).isEqualTo(model);
            assertThat(StoryVector.better(Optional.empty(), fallback)).isEqualTo(fallback);
            assertThat(StoryVector.better(fallback, Optional.empty())).isEqualTo(fallback);
        }

        @Test
        void the_order_they_come_in_does_not_decide() {
            var one = Optional.of(somewhere());
            var other = Optional.of(somewhere());
            assertThat(StoryVector.better(one, other)).isEqualTo(StoryVector.better(other, one));
        }
    }
}
