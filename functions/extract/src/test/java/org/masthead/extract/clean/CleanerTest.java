package org.masthead.extract.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.extract.html.Html;
import org.masthead.extract.html.Measures;

/** What goes, what stays. */
class CleanerTest {

    private static final String STORY =
            "<p>The council met on Tuesday evening and agreed to repair the bridge before winter.</p>"
                    .repeat(6);
    private static final String TEASER =
            "<div class='c-item'><h3><a href='/n/%1$d'>Another story number %1$d of today</a></h3><p>It says a little more about the story number %1$d.</p></div>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div id=x class='share-buttons'>Share this with all your friends</div>",
                "<section id=x class=relatedArticles>Something else altogether</section>",
                "<div id=x data-component='newsletter-signup'>Letters each morning</div>",
                "<div id=x aria-label='Advertisement'>Buy soap</div>",
                "<div id=x data-testid='InfoBox'><h3>Our channel</h3><p>All the news</p></div>",
                "<div id=x><p>Which bridge do you like best?</p><label><input type=radio>The old one</label><label><input type=radio>None of them</label></div>",
                "<div id=x><p>At this place you find a video that completes the article.</p><span><input type=checkbox></span><p>I agree that videos are shown to me.</p></div>",
                "<aside id=x>By the way</aside>",
                "<nav id=x>Home</nav>",
                "<p id=x hidden>Not to be seen</p>",
                "<div id=x style='display: none'>Not to be seen</div>"
            })
    void furniture_goes_by_tag_state_or_name(String html) {
        assertThat(noise(STORY + html + STORY)).extracting(Element::id).contains("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div id=x class='shareholders-report'>%s</div>",
                "<div id=x class='sidebar-layout'>%s</div>",
                "<div id=x class='has-comments'>%s</div>",
                "<div id=x class='subheader'>%s</div>",
                "<div id=x class='field field--label-visually_hidden'>%s</div>"
            })
    void what_holds_the_story_stays_whatever_it_is_called(String html) {
        assertThat(noise(html.formatted(STORY))).extracting(Element::id).doesNotContain("x");
    }

    @Test
    void a_box_to_tick_takes_no_story_with_it() {
        var html = "<div id=x><input type=checkbox>Show all<div>" + STORY + "</div></div>";
        assertThat(noise(html)).extracting(Element::id).doesNotContain("x");
    }

    @Test
    void a_field_whose_label_is_hidden_is_not_hidden() {
        var html = "<div id=x class='field--label-visually_hidden'><img src=/a.jpg></div>";
        assertThat(noise(STORY + html)).isEmpty();
    }

    @Test
    void lines_of_one_make_that_are_most_of_the_prose_stay() {
        var line = "<p class='promo'>The council met on Tuesday evening and agreed on it.</p>";
        assertThat(noise(line.repeat(8))).isEmpty();
    }

    @Test
    void three_boxes_of_one_make_around_a_linked_title_are_teasers() {
        var html = STORY + TEASER.formatted(1) + TEASER.formatted(2) + TEASER.formatted(3);
        assertThat(noise(html)).extracting(Element::className).containsOnly("c-item").hasSize(3);
    }

    @Test
    void one_such_box_is_part_of_the_story() {
        assertThat(noise(STORY + TEASER.formatted(1) + STORY)).isEmpty();
    }

    @Test
    void the_box_that_a_related_heading_opens_goes_with_it() {
        var html =
                STORY
                        + "<div id=x><h2>Lesen Sie auch</h2><p>Ein anderer Bericht über die Brücke von gestern Abend</p></div>";
        assertThat(noise(html)).extracting(Element::id).containsExactly("x");
    }

    private static List<Element> noise(String html) {
        var body = Html.parse(html, "https://example.com/story").body();
        var noise = Cleaner.find(body, Measures.taken(body));
        var found = new ArrayList<Element>();
        for (var element : body.getAllElements()) {
            if (noise.contains(element)) {
                found.add(element);
            }
        }
        return found;
    }
}
