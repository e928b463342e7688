package org.masthead.extract.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.story.Run;

/** Which paragraphs advertise; [square brackets] mark what is a link. */
class PromosTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sign up for [our letter] of the week.|true",
                "If you buy something using links in our stories, we may earn a commission. [Learn more].|true",
                "Dear Reader, the bridge of our paper needs you. [Join us today] and keep the ferry of news going, for as long as there are people on both banks who want to know what the council does at night, who pays for it, and why nobody in the room ever asked.|true",
                "The mayor asked [the county] to sign up for the plan, and it did so on Tuesday.|false",
                "Dear Reader, the mayor wrote in a letter that nobody has answered.|false",
                "The shop may earn a commission of two per cent, said the mayor.|false"
            })
    void links_and_words_together_tell(String line, boolean promo) {
        assertThat(Promos.isPromo(runs(line))).isEqualTo(promo);
    }

    private static List<Run> runs(String line) {
        int open = line.indexOf('[');
        if (open < 0) {
            return List.of(Run.plain(line));
        }
        int close = line.indexOf(']');
        var link = Optional.of("https://example.com/");
        return List.of(
                Run.plain(line.substring(0, open)),
                new Run(line.substring(open + 1, close), false, false, false, link),
                Run.plain(line.substring(close + 1)));
    }
}
