package org.masthead.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhyTest {

    private static final Features FEATURES =
            Features.draft().set(Feature.LONG_TERM, 0.41).set(Feature.FRESHNESS, -2.5).done();

    @Test
    void comes_back_as_it_went_but_for_the_width_of_a_step() {
        var why = new Why(FEATURES, 17, 0.95f);

        var back = Why.decode(why.encode()).orElseThrow();

        assertThat(back.position()).isEqualTo(17);
        assertThat(back.propensity()).isEqualTo(0.95f, within(0.04f));
        for (var feature : Feature.values()) {
            assertThat(back.features().of(feature))
                    .as(feature.name())
                    .isEqualTo(FEATURES.of(feature), within(0.04f));
        }
    }

    @Test
    void says_the_same_when_it_is_written_again() {
        var text = new Why(FEATURES, 3, 0.0001f).encode();

        assertThat(Why.decode(text).orElseThrow().encode()).isEqualTo(text);
    }

    @Test
    void is_short() {
        assertThat(new Why(FEATURES, 0, 1).encode()).hasSizeLessThan(40);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "AQ",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void is_nothing_where_the_text_is_none_of_ours(String text) {
        assertThat(Why.decode(text)).isEmpty();
    }

    @Test
    void is_nothing_where_the_form_is_another() {
        var bytes = Base64.getUrlDecoder().decode(new Why(FEATURES, 0, 1).encode());
        bytes[0] = 9;

        assertThat(Why.decode(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                .isEmpty();
    }

    @Test
    void gives_every_feature_a_place_of_its_own() {
        assertThat(Arrays.stream(Feature.values()).map(Feature::place).sorted())
                .containsExactlyElementsOf(IntStream.range(0, Feature.COUNT).boxed().toList());
    }
}
