package org.masthead.fetch.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotsRulesTest {

    private static final String ORIGIN = "https://courier.example";

    /** Lines are separated by {@code \n} or, in tables, by {@code ;}. */
    private static RobotsRules rules(String robotsTxt) {
        return RobotsRules.parse(
                robotsTxt.replace("; ", "\n").getBytes(StandardCharsets.UTF_8),
                ORIGIN + "/robots.txt");
    }

    private static boolean allows(String robotsTxt, String path) {
        return rules(robotsTxt).forbidding(HttpUrl.get(ORIGIN + path)).isEmpty();
    }

    @Nested
    class TheGroupThatCounts {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        User-agent: *; Disallow: /                                                | no
                        User-agent: Masthead; Disallow: /                                         | no
                        user-AGENT: mAsThEaD; disallow: /                                         | no
                        User-agent: Masthead/0.1; Disallow: /                                     | no
                        User-agent: Mast; Disallow: /                                             | yes
                        User-agent: MastheadNews; Disallow: /                                     | yes
                        User-agent: Googlebot; Disallow: /                                        | yes
                        User-agent: *; Disallow: /; User-agent: Masthead; Allow: /                | yes
                        User-agent: Masthead; Allow: /; User-agent: *; Disallow: /                | yes
                        User-agent: Masthead; Disallow:; User-agent: *; Disallow: /               | yes
                        User-agent: *; Allow: /; User-agent: Masthead; Disallow: /a               | no
                        User-agent: Googlebot; User-agent: Masthead; Disallow: /                  | no
                        User-agent: Masthead; User-agent: Googlebot; Disallow: /                  | no
                        User-agent: Masthead; Disallow: /b; User-agent: x; Disallow: /; User-agent: Masthead; Disallow: /a | no
                        User-agent: *; Disallow: /b; User-agent: x; Disallow: /; User-agent: *; Disallow: /a | no
                        Disallow: /                                                               | yes
                        # User-agent: *; Disallow: /                                              | yes
                        User-agent: * # all; Disallow: /a # and below                             | no
                        <html><body>User-agent: none of them</body></html>                        | yes
                        ''                                                                        | yes
                        """)
        void is_the_one_that_names_us_or_else_the_one_for_all(String robotsTxt, String allowed) {
            assertThat(allows(robotsTxt, "/a.html")).isEqualTo(allowed.equals("yes"));
        }

        @Test
        void is_found_behind_a_byte_order_mark_and_other_line_ends() {
            assertThat(allows("\uFEFFUser-agent: *\rDisallow: /a\r", "/a")).isFalse();
            assertThat(allows("User-agent: *\r\nDisallow: /a\r\n", "/a")).isFalse();
        }
    }

    @Nested
    class ARule {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        /a             | /a                  | no
                        /a             | /a/b?c              | no
                        /a             | /A                  | yes
                        /a             | /b/a                | yes
                        /a?            | /a?b=1              | no
                        /a$            | /a                  | no
                        /a$            | /a/b                | yes
                        /*.php         | /x/a.php5           | no
                        /*.php$        | /a.php              | no
                        /*.php$        | /a.php?x            | yes
                        /*.php$        | /a.php/b.php        | no
                        /*.php$        | /a.phpx/b.php       | no
                        /*a*b$         | /ab/xb              | no
                        /*a*b$         | /b/a                | yes
                        /*/account/    | /crux/account/me    | no
                        /*/account/    | /account/me         | yes
                        *              | /anything           | no
                        /*             | /anything           | no
                        /$             | /                   | no
                        /$             | /a                  | yes
                        /a**b          | /a-b                | no
                        /aa*aa$        | /aaa                | yes
                        /ü             | /%C3%BC             | no
                        /%C3%BC        | /ü                  | no
                        /%7Eines       | /~ines              | no
                        /~ines         | /%7eines            | no
                        /a%2Fb         | /a/b                | yes
                        /a%2A          | /a*                 | no
                        /a%24          | /a$                 | no
                        """)
        void forbids_what_it_matches(String pattern, String path, String allowed) {
            assertThat(allows("User-agent: *\nDisallow: " + pattern + "\n", path))
                    .isEqualTo(allowed.equals("yes"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        Allow: /a; Disallow: /                       | /a.html     | yes
                        Disallow: /; Allow: /a                       | /a.html     | yes
                        Disallow: /a/; Allow: /a/b/                  | /a/b/c      | yes
                        Allow: /a/b/; Disallow: /a/b/c               | /a/b/c      | no
                        Disallow: /a; Allow: /a                      | /a          | yes
                        Allow: /*.html$; Disallow: /a                | /a.html     | yes
                        Allow: /$; Disallow: /                       | /           | yes
                        Allow: /$; Disallow: /                       | /a          | no
                        Disallow: /                                  | /robots.txt | yes
                        """)
        void gives_way_to_a_longer_one_and_to_one_as_long_that_allows(
                String lines, String path, String allowed) {
            assertThat(allows("User-agent: *; " + lines, path)).isEqualTo(allowed.equals("yes"));
        }

        @Test
        void is_named_where_it_forbids() {
            assertThat(
                            rules("User-agent: *\nDisallow: /a*c$\n")
                                    .forbidding(HttpUrl.get(ORIGIN + "/abc"))
                                    .map(RobotsRules.Rule::toString))
                    .contains("Disallow: /a*c$");
        }

        @Test
        void with_many_stars_takes_no_time() {
            var pattern = "/" + "*a".repeat(2_000) + "b$";
            var path = "/" + "a".repeat(7_000);
            var start = System.nanoTime();
            assertThat(allows("User-agent: *\nDisallow: " + pattern + "\n", path)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(2));
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            textBlock =
                    """
                    User-agent: *; Crawl-delay: 10                                  | PT10S
                    User-agent: *; Crawl-delay: 0.1; Disallow: /a                   | PT0.1S
                    User-agent: *; Crawl-delay: 0                                   | PT0S
                    User-agent: *; Crawl-delay: 86400                               | PT24H
                    User-agent: *; Crawl-delay: soon                                | -
                    User-agent: *; Crawl-delay: -1                                  | -
                    User-agent: x; Crawl-delay: 10; User-agent: *; Disallow: /a     | -
                    User-agent: *; Crawl-delay: 9; User-agent: masthead; Crawl-delay: 3 | PT3S
                    User-agent: *; Disallow: /a                                     | -
                    """)
    void say_how_often_a_host_may_be_asked(String robotsTxt, Duration delay) {
        assertThat(rules(robotsTxt).crawlDelay()).isEqualTo(Optional.ofNullable(delay));
    }

    @Test
    void name_the_licences_that_are_for_every_robot() {
        var robotsTxt =
                """
                License: https://courier.example/licence.xml
                User-agent: GPTBot
                Disallow: /
                  license :https://courier.example/news.xml # RSL
                # License: https://courier.example/none.xml
                """;
        assertThat(rules(robotsTxt).licences())
                .containsExactly(
                        "https://courier.example/licence.xml", "https://courier.example/news.xml");
    }

    @Test
    void are_read_from_at_least_500_kib() {
        var filler = "# a line of sixty-four characters, to make the file very long ...\n";
        var robotsTxt = "User-agent: *\n" + filler.repeat(8_000) + "Disallow: /a\n";
        assertThat(robotsTxt.length()).isGreaterThan(500 * 1024);
        assertThat(allows(robotsTxt, "/a")).isFalse();
    }

    @Test
    void are_none_where_the_file_is_none() {
        var picture = new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, (byte) 0xff};
        assertThat(RobotsRules.parse(picture, ORIGIN).rules()).isEmpty();
        assertThat(RobotsRules.parse(new byte[0], ORIGIN)).isEqualTo(RobotsRules.NONE);
    }
}
