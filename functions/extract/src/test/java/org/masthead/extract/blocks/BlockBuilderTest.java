package org.masthead.extract.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.extract.clean.Noise;
import org.masthead.extract.html.Html;
import org.masthead.story.Block;
import org.masthead.story.Block.Bullets;
import org.masthead.story.Block.Code;
import org.masthead.story.Block.Embed;
import org.masthead.story.Block.Heading;
import org.masthead.story.Block.Paragraph;
import org.masthead.story.Block.Picture;
import org.masthead.story.Block.Quote;
import org.masthead.story.Block.Section;
import org.masthead.story.Block.Table;
import org.masthead.story.Image;
import org.masthead.story.Run;

/** Markup becomes typed blocks of styled text. */
class BlockBuilderTest {

    @Nested
    class Text {

        @Test
        void white_space_is_what_a_browser_shows() {
            assertThat(build("<p>  One\n two&nbsp;<b> three </b> four<br>five&shy;six </p>"))
                    .containsExactly(
                            new Paragraph(
                                    List.of(
                                            plain("One two "),
                                            bold("three"),
                                            plain(" four\nfivesix"))));
        }

        @Test
        void two_line_breaks_part_paragraphs() {
            assertThat(build("<div>One<br><br>two<div>three</div>four</div>"))
                    .extracting(BlockBuilderTest::text)
                    .containsExactly("One", "two", "three", "four");
        }

        @Test
        void a_footnotes_mark_stands_in_brackets_and_its_note_leads_nowhere() {
            assertThat(
                            build(
                                    "<p>The bridge<sup><a href='#n1'>1</a></sup> is old.</p><ol><li id=n1>Built in 1911. <a href='#m1'>↩</a></li></ol>"))
                    .extracting(BlockBuilderTest::text)
                    .containsExactly("The bridge[1] is old.", "Built in 1911.");
        }

        @Test
        void what_is_written_small_beside_a_word_to_read_it_aloud_is_left_out() {
            assertThat(build("<p><ruby>橋<rp>(</rp><rt>はし</rt><rp>)</rp></ruby>は古い。</p>"))
                    .extracting(BlockBuilderTest::text)
                    .containsExactly("橋は古い。");
        }

        @Test
        void markup_escaped_by_mistake_is_not_shown() {
            assertThat(
                            build(
                                    "<p>One&lt;img src=&quot;x&quot;&gt; two &lt;b&gt;&lt;Title&gt;"
                                            + "<code>&lt;b&gt;</code></p>"))
                    .extracting(BlockBuilderTest::text)
                    .containsExactly("One two <Title><b>");
        }

        @Test
        void styles_nest() {
            assertThat(build("<p><b>a<i>b<code>c</code></i></b></p>"))
                    .containsExactly(
                            new Paragraph(
                                    List.of(
                                            bold("a"),
                                            new Run("b", true, true, false, Optional.empty()),
                                            new Run("c", true, true, true, Optional.empty()))));
        }

        @ParameterizedTest
        @CsvSource({
            "/a?b=c, https://example.com/a?b=c",
            "//other.example/x, https://other.example/x",
            "mailto:a@example.com, mailto:a@example.com"
        })
        void links_are_absolute(String href, String absolute) {
            assertThat(link(href)).contains(absolute);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "javascript:alert(1)",
                    "data:text/html,x",
                    "#top",
                    "ftp://x/y",
                    " JaVaScRiPt:x",
                    "tel:1"
                })
        void other_schemes_are_text_only(String href) {
            assertThat(link(href)).isEmpty();
        }

        private Optional<String> link(String href) {
            var block = build("<p><a href='" + href + "'>here</a></p>").getFirst();
            return ((Paragraph) block).text().getFirst().href();
        }
    }

    @Nested
    class Figures {

        @Test
        void a_picture_that_opens_larger_when_pressed_is_a_picture() {
            assertThat(
                            build(
                                    "<button><img src=/bridge.jpg><figcaption>The bridge</figcaption>"
                                            + "<span>View 6 Images</span></button>"))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Picture.class,
                            picture ->
                                    assertThat(picture.image().caption()).contains("The bridge"));
        }

        @Test
        void what_a_figure_says_beside_its_picture_is_the_caption() {
            assertThat(build("<figure><img src=/bridge.jpg>The bridge in May</figure>"))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Picture.class,
                            picture ->
                                    assertThat(picture.image().caption())
                                            .contains("The bridge in May"));
        }

        @Test
        void what_a_box_called_image_says_is_the_caption_however_long() {
            var words = "In this 2006 file photo two astronauts work on the station. ".repeat(5);
            assertThat(
                            build(
                                    "<div class='image top'><img src=a.jpg><p>%s</p></div>"
                                            .formatted(words)))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Picture.class,
                            picture ->
                                    assertThat(picture.image().caption()).contains(words.strip()));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "The bridge on Tuesday. Getty Images|The bridge on Tuesday.|Getty Images",
                    "The bridge on Tuesday (Reuters)|The bridge on Tuesday|(Reuters)",
                    "Quelle: Jo Weiß|''|Quelle: Jo Weiß",
                    "The bridge on Tuesday (Bonn)|The bridge on Tuesday (Bonn)|''"
                })
        void what_a_caption_says_of_its_maker_is_the_credit(
                String words, String caption, String credit) {
            assertThat(
                            build(
                                    "<figure><img src=a.jpg><figcaption>%s</figcaption></figure>"
                                            .formatted(words)))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Picture.class,
                            picture -> {
                                assertThat(picture.image().caption().orElse("")).isEqualTo(caption);
                                assertThat(picture.image().credit().orElse("")).isEqualTo(credit);
                            });
        }

        @Test
        void a_line_in_a_figure_without_picture_says_nothing() {
            assertThat(build("<figure><p>Video: the bridge</p></figure><p>Text</p>"))
                    .extracting(BlockBuilderTest::text)
                    .containsExactly("Text");
        }
    }

    @Nested
    class Structure {

        @Test
        void headings_start_at_level_two() {
            assertThat(build("<h1>A</h1><h3><b>B</b></h3>"))
                    .containsExactly(
                            new Heading(2, List.of(plain("A"))),
                            new Heading(3, List.of(plain("B"))));
        }

        @Test
        void lists_keep_order_and_flatten_what_nests() {
            assertThat(build("<ol><li>a</li><li>b<ul><li>c</li></ul></li></ol>"))
                    .containsExactly(
                            new Bullets(
                                    true,
                                    List.of(
                                            List.of(plain("a")),
                                            List.of(plain("b")),
                                            List.of(plain("c")))));
        }

        @Test
        void a_list_of_chapters_is_layout() {
            assertThat(build("<ol><li><h2>A</h2><p>a</p></li><li><h2>B</h2><p>b</p></li></ol>"))
                    .extracting(block -> block.getClass().getSimpleName())
                    .containsExactly("Heading", "Paragraph", "Heading", "Paragraph");
        }

        @Test
        void a_quote_knows_whom() {
            assertThat(build("<blockquote><p>Go.</p><cite>Ann Lee</cite></blockquote>").getFirst())
                    .isEqualTo(new Quote(List.of(plain("Go.")), Optional.of("Ann Lee"), false));
        }

        @Test
        void a_table_of_data_is_one_and_a_table_of_layout_is_not() {
            assertThat(
                            build(
                                    "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>"))
                    .containsExactly(
                            new Table(
                                    Optional.empty(),
                                    true,
                                    List.of(
                                            List.of(List.of(plain("A")), List.of(plain("B"))),
                                            List.of(List.of(plain("1")), List.of(plain("2"))))));
            assertThat(build("<table><tr><td><p>One</p><p>two</p></td></tr></table>"))
                    .extracting(BlockBuilderTest::text)
                    .containsExactly("One", "two");
        }

        @Test
        void code_keeps_its_lines() {
            assertThat(build("<pre>a\n  b</pre>"))
                    .containsExactly(new Code("a\n  b", Optional.empty()));
        }
    }

    @Nested
    class Pictures {

        @Test
        void come_with_caption_and_credit() {
            assertThat(
                            build(
                                    "<figure><img src=/a.jpg alt=Tower width=800><figcaption>The tower. <span class=credit>J. White</span></figcaption></figure>"))
                    .containsExactly(
                            new Picture(
                                    new Image(
                                            "https://example.com/a.jpg",
                                            800,
                                            0,
                                            Optional.of("Tower"),
                                            Optional.of("The tower."),
                                            Optional.of("J. White"))));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<img src='data:image/gif;base64,R0' data-src='/big-picture.jpg'>",
                    "<img srcset='/small.jpg 320w, /big-picture.jpg 1200w' src='/small.jpg'>",
                    "<picture><source srcset='/big-picture.jpg 1200w'><img src='data:,'></picture>",
                    "<img class=lazy src='data:image/png;base64,xx'><noscript><img src='/big-picture.jpg'></noscript>",
                    "<amp-img src='/big-picture.jpg' width=900 height=600></amp-img>",
                    "<img src='/big-picture.jpg'><noscript><img src='/big-picture.jpg?w=300'></noscript>"
                })
        void are_found_where_pages_hide_them_and_once(String html) {
            assertThat(build(html))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Picture.class,
                            picture ->
                                    assertThat(picture.image().url())
                                            .isEqualTo("https://example.com/big-picture.jpg"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<img src=/p.gif width=1 height=1>",
                    "<img src='data:image/png;base64,xx'>",
                    "<img class=avatar src=/me.jpg>",
                    "<img src=/img/index-transparent_h-3_w-4.gif>",
                    "<img src='javascript:x'>"
                })
        void are_no_trackers_icons_or_placeholders(String html) {
            assertThat(build(html)).isEmpty();
        }
    }

    @Nested
    class Embeds {

        @Test
        void name_the_thing_and_its_service() {
            assertThat(
                            build(
                                    "<iframe src='//www.youtube.com/embed/abcdefghijk?rel=0' title='A film'></iframe>"))
                    .containsExactly(
                            new Embed(
                                    "https://www.youtube.com/watch?v=abcdefghijk",
                                    "youtube.com",
                                    Optional.of("A film")));
        }

        @Test
        void a_post_is_its_address_with_its_words_as_title() {
            var post =
                    "<blockquote class=twitter-tweet><p>Hello all</p>"
                            + "— Ann <a href='https://twitter.com/ann/status/1'>May 1</a></blockquote>";
            assertThat(build(post))
                    .containsExactly(
                            new Embed(
                                    "https://twitter.com/ann/status/1",
                                    "twitter.com",
                                    Optional.of("Hello all — Ann May 1")));
        }

        @Test
        void advertisements_are_none() {
            assertThat(build("<iframe src='https://x.doubleclick.net/ad'></iframe>")).isEmpty();
        }
    }

    @Nested
    class Labels {

        @Test
        void a_speaker_who_comes_again_and_again_is_no_label() {
            var interview = "<p><b>Ann:</b> Yes.</p><p><b>Bo:</b> No.</p>".repeat(3);
            assertThat(LabelledSections.group(build(interview)))
                    .hasSize(6)
                    .allMatch(Paragraph.class::isInstance);
        }

        @Test
        void a_bold_sentence_is_no_label() {
            assertThat(
                            LabelledSections.group(
                                    build("<p><b>He came. He saw this:</b> nothing.</p>")))
                    .singleElement()
                    .isInstanceOf(Paragraph.class);
        }

        @Test
        void a_heading_ends_a_section() {
            assertThat(
                            LabelledSections.group(
                                    build("<p><i>なぜ重要か：</i>橋は一つだ。</p><h2>Next</h2><p>Text.</p>")))
                    .satisfies(blocks ->
                            assertThat(blocks.getFirst())
                                    .isEqualTo(
                                            new Section(
                                                    "なぜ重要か",
                                                    List.of(
                                                            new Paragraph(
                                                                    List.of(plain("橋は一つだ。")))))))
                    .hasSize(3);
        }
    }

    private static List<Block> build(String html) {
        return BlockBuilder.build(Html.parse(html, "https://example.com/").body(), new Noise());
    }

    private static String text(Block block) {
        return BlockText.of(List.of(block));
    }

    private static Run plain(String text) {
        return Run.plain(text);
    }

    private static Run bold(String text) {
        return new Run(text, true, false, false, Optional.empty());
    }
}
