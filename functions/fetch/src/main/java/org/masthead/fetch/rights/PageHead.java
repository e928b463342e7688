package org.masthead.fetch.rights;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/**
 * What a page's {@code head} states for machines.
 *
 * @param robots the contents of {@code meta name=robots} and {@code meta name=masthead}
 * @param tdmReservation of {@code meta name=tdm-reservation}
 * @param licences addresses of RSL licences ({@code link rel=license type=application/rsl+xml})
 */
public record PageHead(
        List<Evidence> robots, Optional<String> tdmReservation, List<String> licences) {

    /** Of what is no page. */
    public static final PageHead NONE = new PageHead(List.of(), Optional.empty(), List.of());

    /** Heads of real pages are as long as their scripts; beyond this there is no head any more. */
    private static final int MAX = 1024 * 1024;

    public PageHead {
        robots = List.copyOf(robots);
        licences = List.copyOf(licences);
    }

    /** Reads up to the end of the head, and no further. */
    public static PageHead of(byte[] page) {
        var text = text(page);
        try (var parser = new StreamParser(Parser.htmlParser())) {
            var head = parser.parse(new StringReader(text), "").selectFirst("head");
            return head == null ? NONE : of(head);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory", e);
        }
    }

    /** All that matters here is ASCII, so its supersets need not be told apart. */
    private static String text(byte[] page) {
        int from = begins(page, 0xef, 0xbb, 0xbf) ? 3 : 0; // else it would be text before the head
        boolean wide = begins(page, 0xfe, 0xff) || begins(page, 0xff, 0xfe);
        return new String(
                page,
                from,
                Math.min(page.length - from, MAX),
                wide ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
    }

    private static boolean begins(byte[] page, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= page.length || (page[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static PageHead of(Element head) {
        return new PageHead(
                head.select("meta[name]").stream()
                        .filter(meta -> isRobots(name(meta)))
                        .map(meta -> new Evidence("meta " + name(meta), meta.attr("content")))
                        .toList(),
                head.select("meta[name]").stream()
                        .filter(meta -> name(meta).equals("tdm-reservation"))
                        .map(meta -> meta.attr("content"))
                        .findFirst(),
                head.select("link[rel~=(?i)\\blicense\\b][type=application/rsl+xml]")
                        .eachAttr("href"));
    }

    private static String name(Element meta) {
        return meta.attr("name").strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isRobots(String name) {
        return name.equals("robots") || RobotsDirectives.isUs(name);
    }
}
