package org.masthead.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.extract.ExtractionResult.Kind;
import org.masthead.extract.ExtractionResult.NotAStory;

/** Pages that are no story, and what is said of them. */
class NoStoryTest {

    @Test
    void a_home_page_is_a_front_page_by_its_address() {
        assertThat(kind("https://www.example.com/", teasers(40))).isEqualTo(Kind.FRONT_PAGE);
    }

    @Test
    void a_list_of_teasers_is_a_section_page_or_has_no_text() {
        assertThat(kind("https://www.example.com/world", "<h1>World</h1>" + teasers(40)))
                .isIn(Kind.SECTION_PAGE, Kind.NO_ARTICLE_TEXT);
    }

    @Test
    void a_publishers_not_found_page_is_an_error_page() {
        var html =
                "<title>Page not found</title><h1>Page not found</h1><p>Sorry, the page you wanted is no longer here. Try the search above.</p>";
        assertThat(kind(Pages.URL, html)).isEqualTo(Kind.ERROR_PAGE);
    }

    @Test
    void a_request_for_consent_alone_is_a_cookie_wall() {
        var html =
                "<title>Your privacy</title><h1>We value your privacy</h1><p>We and our 812 partners store and access information on your device, such as cookies, to show you advertising. Accept all to go on.</p>";
        assertThat(kind(Pages.URL, html)).isEqualTo(Kind.COOKIE_WALL);
    }

    @Test
    void a_request_to_prove_to_be_human_is_a_login_wall() {
        var html =
                "<title>Just a moment…</title><p>Checking your browser before you go on to the site. Please enable JavaScript.</p>";
        assertThat(kind(Pages.URL, html)).isEqualTo(Kind.LOGIN_WALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h1>Oat cookies</h1><p>Stir the butter with the sugar, add the oats and roll the dough to twenty small balls. Bake the cookies for twelve minutes. They keep for a week in a tin, and children love them.</p>",
                "<h1>Parliament passes privacy law</h1><p>The law asks sites for consent before they hand on what they know of a reader. It comes into force in May. Members voted for it by a wide margin after a long debate.</p>",
                "<h1>Paper closes its office</h1><p>Fewer people subscribe than a year ago, and those who sign in read less, the owner said. The office on the square will close in May, and eleven people will lose their work.</p>",
                "<h1>Neues Gesetz zum Datenschutz</h1><p>Der Landtag hat am Dienstag ein Gesetz beschlossen, nach dem Vereine ihre Mitglieder um Einwilligung bitten. Wer helfen will, kann sich im Rathaus anmelden. Es gilt ab Mai im ganzen Land.</p>"
            })
    void a_short_story_with_a_walls_words_is_a_story(String html) {
        assertThat(Pages.extract(html)).isInstanceOf(ExtractionResult.Extracted.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cookie-Einstellungen|Wir verwenden Cookies und ähnliche Techniken. Mit einem Klick auf Alle akzeptieren stimmen Sie dem zu.|COOKIE_WALL",
                "The Post|This site uses cookies to make your visit better. By continuing you agree to our privacy policy and to our terms.|COOKIE_WALL",
                "Le Courrier|Nous utilisons des cookies avec nos partenaires. Vous pouvez tout accepter ou refuser à tout moment.|COOKIE_WALL",
                "Sign in|Enter your address and your password to go on to the page you wanted to see on our site today.|LOGIN_WALL",
                "The Post|You have read all your free stories of this month. Please subscribe, it takes only a minute and helps us a lot.|LOGIN_WALL"
            })
    void a_wall_is_told_by_how_it_speaks_to_its_reader(String title, String text, Kind expected) {
        var html = "<title>%s</title><h1>%s</h1><p>%s</p>".formatted(title, title, text);
        assertThat(kind(Pages.URL, html)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h1>RETRACTED: Ferry to be sold</h1><p>The council has asked us to say that no such decision was taken.",
                "<h1>Editor's note</h1><p>This story has been retracted after an inquiry found that its sources do not exist.",
                "<h1>In eigener Sache</h1><p>Dieser Artikel wurde nach einer Prüfung zurückgezogen, weil Angaben nicht belegt sind.",
                "<h1>Note</h1><p>Cet article a été retiré du site à la demande de la rédaction, qui présente ses excuses."
            })
    void a_notice_in_the_place_of_a_story_is_a_withdrawal(String html) {
        assertThat(kind(Pages.URL, html)).isEqualTo(Kind.WITHDRAWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h1>Mayor apologises</h1><p>The mayor has apologised for what she wrote on Tuesday. The post was taken down an hour later, and she said that nobody had checked it.",
                "<h1>Engineer cleared</h1><p>The report he signed was withdrawn last year, and an inquiry has now found that he had warned of the cracks in the bridge twice.",
                "<h1>Killed: the three sailors of the Ysolde</h1><p>They were on their way home when the storm turned. The harbour has put up their names, and the flags are at half mast until the week is over.",
                "<h1>Removed: the last tram poles</h1><p>Workers have taken down the last of the poles on the quay, forty years after the last tram ran, and will plant limes in their place."
            })
    void a_short_story_in_which_something_else_is_withdrawn_is_a_story(String html) {
        assertThat(
                        Pages.extract(
                                "<meta property=og:type content=article><article>"
                                        + html
                                        + "</article>"))
                .isInstanceOf(ExtractionResult.Extracted.class);
    }

    @Test
    void a_story_about_a_withdrawal_is_a_story() {
        var html =
                "<meta property=og:type content=article><article><h1>Journal says study was retracted</h1>"
                        + "<p>The article has been withdrawn by its authors, the journal said. "
                                .repeat(20);
        assertThat(Pages.extract(html)).isInstanceOf(ExtractionResult.Extracted.class);
    }

    @Test
    void a_page_without_text_says_how_little_there_was() {
        assertThat(refused(Pages.URL, "<title>Empty</title><div id=app></div>"))
                .isEqualTo(
                        new NotAStory(Kind.NO_ARTICLE_TEXT, "0 words of prose on the whole page"));
    }

    @Test
    void plain_bytes_are_not_html() {
        assertThat(kind(Pages.URL, "just text, no tags")).isEqualTo(Kind.NOT_HTML);
    }

    private static String teasers(int count) {
        var html = new StringBuilder();
        for (int i = 0; i < count; i++) {
            html.append("<article><h3><a href='/news/").append(i);
            html.append("'>The council agreed on the next item after a debate</a></h3>");
            html.append("<p>It was on the table for weeks, and now it is off.</p></article>");
        }
        return html.toString();
    }

    private static Kind kind(String url, String html) {
        return refused(url, html).kind();
    }

    private static NotAStory refused(String url, String html) {
        var result = Extractor.extract(Pages.page(html.getBytes(StandardCharsets.UTF_8), url));
        assertThat(result).isInstanceOf(NotAStory.class);
        return (NotAStory) result;
    }
}
