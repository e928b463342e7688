package org.masthead.fetch.rights;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * What a robots.txt says to Masthead (RFC 9309). Read by crawler-commons; matched here, because its
 * matcher (1.6) takes the first place at which the part after a {@code *} fits, so that {@code
 * /*.php$} does not match {@code /a.php/b.php}.
 *
 * @param crawlDelay seconds between requests, which RFC 9309 leaves out and many hosts state
 * @param licences addresses of RSL licences: {@code License} lines, which are for every robot (RSL
 *     1.0, rslstandard.org/guide/robots-txt)
 */
public record RobotsRules(List<Rule> rules, Optional<Duration> crawlDelay, List<String> licences) {

    /** The product token that hosts name us by (RFC 9309 §2.2.1). */
    public static final String PRODUCT = "masthead";

    /** Of a host that has none. */
    public static final RobotsRules NONE = new RobotsRules(List.of(), Optional.empty(), List.of());

    private static final Pattern LICENCE =
            Pattern.compile("(?im)^[ \\t]*license[ \\t]*:[ \\t]*([^\\s#]+)");

    public RobotsRules {
        rules = List.copyOf(rules);
        licences = List.copyOf(licences);
    }

    /**
     * One line of the group that is meant for us.
     *
     * @param pattern with {@code *} for any characters and {@code $} for the end, percent-encoded
     *     as {@link SimpleRobotRules#escapePath} does it
     */
    public record Rule(String pattern, boolean allow) {

        @Override
        public String toString() {
            return (allow ? "Allow: " : "Disallow: ") + pattern;
        }
    }

    /** Reads the file; whatever it is, there are rules or none. */
    public static RobotsRules parse(byte[] body, String address) {
        var parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
        var read = parser.parseContent(address, body, "text/plain", List.of(PRODUCT));
        return new RobotsRules(
                read.isAllowNone() ? List.of(new Rule("/", false)) : Opened.rules(read),
                Optional.of(read.getCrawlDelay())
                        .filter(millis -> millis >= 0)
                        .map(Duration::ofMillis),
                LICENCE.matcher(new String(body, StandardCharsets.UTF_8))
                        .results()
                        .map((MatchResult line) -> line.group(1))
                        .distinct()
                        .toList());
    }

    /** The rule that forbids the address, where one does: the longest that matches decides. */
    public Optional<Rule> forbidding(HttpUrl url) {
        var path = Opened.path(url);
        return path.equals("/robots.txt")
                ? Optional.empty()
                : rules.stream()
                        .filter(rule -> PathPattern.matches(rule.pattern(), path))
                        // RFC 9309 §2.2.2: of two that are as long, the one that allows.
                        .max(
                                Comparator.<Rule>comparingInt(rule -> rule.pattern().length())
                                        .thenComparing(Rule::allow))
                        .filter(rule -> !rule.allow());
    }

    /** A way to what the library keeps to its subclasses. */
    private static final class Opened extends SimpleRobotRules {
        private static final long serialVersionUID = 1L;

        static List<Rule> rules(SimpleRobotRules read) {
            return read.getRobotRules().stream()
                    .map(rule -> new Rule(rule.getPrefix(), rule.isAllow()))
                    .toList();
        }

        static String path(HttpUrl url) {
            var query = url.encodedQuery();
            var path = query == null ? url.encodedPath() : url.encodedPath() + "?" + query;
            return escapePath(path, specialCharactersPathMatching);
        }
    }
}
