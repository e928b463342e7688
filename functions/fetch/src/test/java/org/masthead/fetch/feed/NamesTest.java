package org.masthead.fetch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    private static Optional<String> author(String declarations, String element) {
        return Feeds.entry(
                        "<rss %s><channel><item>%s</item></channel></rss>"
                                .formatted(declarations, element))
                .authors()
                .stream()
                .findFirst()
                .flatMap(Person::name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xmlns:dc='http://purl.org/dc/elements/1.1/'",
                "xmlns:dc='https://purl.org/dc/elements/1.1'",
                "xmlns:dc=' http://PURL.org/dc/elements/1.1/ '",
                "xmlns:dc='http://purl.org/dc/elements/1.0/'",
                "", // declared by nobody
                "xmlns='http://blogs.law.harvard.edu/tech/rss'"
            })
    void are_known_by_their_namespace_as_feeds_spell_it(String declarations) {
        assertThat(author(declarations, "<dc:creator>Ada</dc:creator>")).contains("Ada");
    }

    @Test
    void may_have_any_prefix() {
        assertThat(
                        author(
                                "xmlns:d='http://purl.org/dc/elements/1.1/'",
                                "<d:creator>Ada</d:creator>"))
                .contains("Ada");
        assertThat(author("", "<creator xmlns='http://purl.org/dc/elements/1.1/'>Ada</creator>"))
                .contains("Ada");
    }

    @Test
    void are_not_what_a_borrowed_prefix_makes_them_look_like() {
        assertThat(author("xmlns:dc='https://other.example/'", "<dc:creator>Ada</dc:creator>"))
                .isEmpty();
        assertThat(author("xmlns:x='https://other.example/'", "<x:author>Ada</x:author>"))
                .isEmpty();
        assertThat(author("", "<author xmlns='http://www.w3.org/1999/xhtml'>Ada</author>"))
                .isEmpty();
        assertThat(author("", "<x:author>Ada</x:author>")).isEmpty();
    }

    @Test
    void of_rss_that_says_it_is_atom_are_those_of_rss() {
        var entry =
                Feeds.entry(
                        """
                        <rss xmlns="http://www.w3.org/2005/Atom"><channel><item>
                          <title>Ferry</title><link rel="self" href="/self"/><link>/ferry</link>
                        </item></channel></rss>
                        """);
        assertThat(entry.title()).contains("Ferry");
        assertThat(entry.link().map(Link::written)).contains("https://courier.example/ferry");
    }
}
