package org.masthead.extract.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.extract.clean.Cleaner;
import org.masthead.extract.html.Html;
import org.masthead.extract.html.Measures;

/** The list that sums a story up between its headline and its body. */
class KeyPointsTest {

    private static final String POINTS =
            "<div><b>Key points</b><ul id=points><li>The council agreed to repair the old bridge.</li><li>Work on it begins in the first week of March.</li></ul></div>";
    private static final String BODY =
            "<div id=body>%s</div>"
                    .formatted(
                            "<p>The council met on Tuesday evening and agreed to repair the bridge.</p>"
                                    .repeat(5));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h1>Bridge</h1>%s%s",
                "<header><h1>Bridge</h1></header><section>%s</section><section>%s</section>",
                "<header><h1>Bridge</h1>%s</header><p>By Ann Lee</p>%s"
            })
    void is_found_wherever_it_stands_between_them(String page) {
        assertThat(found(page.formatted(POINTS, BODY))).contains("points");
    }

    @Test
    void is_none_where_it_stands_before_the_headline() {
        assertThat(found(POINTS + "<h1>Bridge</h1>" + BODY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ul><li>World</li><li>Politics and the economy</li></ul>",
                "<ul><li><a href=/a>The council agreed to repair the old bridge.</a></li><li><a href=/b>Work on it begins in the first week of March.</a></li></ul>",
                "<ul class=related><li>The council agreed to repair the old bridge.</li><li>Work on it begins in the first week of March.</li></ul>",
                "<ul><li>The council agreed to repair the old bridge.</li></ul>"
            })
    void menus_links_and_single_lines_are_none(String list) {
        assertThat(found("<h1>Bridge</h1>" + list + BODY)).isEmpty();
    }

    private static Optional<String> found(String html) {
        var body = Html.parse(html, "https://example.com/story").body();
        var measures = Measures.taken(body);
        var noise = Cleaner.find(body, measures);
        var container = body.expectFirst("#body");
        return KeyPoints.before(container, measures, noise).map(Element::id);
    }
}
