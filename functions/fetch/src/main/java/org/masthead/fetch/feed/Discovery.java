package org.masthead.fetch.feed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.masthead.address.WebAddress;

/** Where a publisher's feeds may be, by what its home page says and by custom. Fetches nothing. */
public final class Discovery {

    /** Media types of feeds (RSS Advisory Board "RSS Autodiscovery"; RFC 4287 §7; JSON Feed). */
    private static final Set<String> FEED_TYPES =
            Set.of(
                    "application/rss+xml",
                    "application/atom+xml",
                    "application/rdf+xml",
                    "application/feed+json",
                    "application/json");

    /** The last part of the path of an address that looks like a feed's. */
    private static final Pattern FEED_NAME =
            Pattern.compile(
                    "(?i)(rss|atom|feeds?|rdf)\\d*([._-]\\w+)*"
                            + "|[\\w-]+\\.(rss|rdf|atom)"
                            + "|(index|news)\\.(xml|json)");

    /** Feeds of comments list no articles. */
    private static final Pattern COMMENTS = Pattern.compile("(?i)comments?\\b");

    /** Candidates of one page that are worth a try each. */
    private static final int MAX_CANDIDATES = 50;

    /** Where each system puts its feed, and news sitemaps by custom. */
    private static final List<String> WELL_KNOWN =
            List.of(
                    "/feed", // WordPress, "WordPress Feeds"
                    "/rss", // Ghost, "RSS"; Drupal's custom
                    "/rss.xml", // Drupal's front page; Eleventy
                    "/atom.xml", // Jekyll's and Hexo's custom
                    "/feed.xml", // jekyll-feed
                    "/index.xml", // Hugo, "RSS templates"
                    "/feed.json", // jsonfeed.org
                    "/feeds/posts/default", // Blogger
                    "/arc/outboundfeeds/rss/?outputType=xml", // Arc XP, "Outbound feeds"
                    "/feeds/all.atom.xml", // Pelican
                    "/news-sitemap.xml", // Yoast News SEO
                    "/sitemap-news.xml",
                    "/sitemap_news.xml",
                    "/googlenews.xml",
                    "/arc/outboundfeeds/news-sitemap/?outputType=xml"); // Arc XP

    private Discovery() {}

    /**
     * A feed that may be there.
     *
     * @param title as the page gives it, plain text
     */
    public record Candidate(HttpUrl url, Optional<String> title) {}

    /**
     * The feeds that a page names: those of its head first, then those that it links to.
     *
     * @param page parsed as HTML
     * @param url the address that answered
     */
    public static List<Candidate> candidates(Document page, HttpUrl url) {
        var base = WebAddress.resolve(url, page.baseUri()).orElse(url); // <base href>
        var byUrl = new LinkedHashMap<HttpUrl, Candidate>();
        Stream.concat(announced(page, base), linked(page, base))
                .filter(candidate -> !isOfComments(candidate))
                .filter(candidate -> !candidate.url().equals(url))
                .limit(MAX_CANDIDATES)
                .forEach(candidate -> byUrl.putIfAbsent(candidate.url(), candidate));
        return List.copyOf(byUrl.values());
    }

    /** The addresses that are worth a try on the host of a home page that names no feed. */
    public static List<HttpUrl> wellKnown(HttpUrl home) {
        return WELL_KNOWN.stream()
                .flatMap(path -> WebAddress.resolve(home, path).stream())
                .toList();
    }

    private static Stream<Candidate> announced(Document page, HttpUrl base) {
        return page.select("link[rel~=(?i)\\b(alternate|feed)\\b][href]").stream()
                .filter(Discovery::isFeed)
                .flatMap(link -> candidate(link, base, link.attr("title")).stream());
    }

    /** HTML Living Standard §4.6.7.2: an alternate of a feed's type, which may have parameters. */
    private static boolean isFeed(Element link) {
        var type = link.attr("type").toLowerCase(Locale.ROOT);
        var essence = type.substring(0, type.indexOf(';') < 0 ? type.length() : type.indexOf(';'));
        // WordPress announces its API as an alternate of plain JSON.
        var api = link.attr("href").contains("/wp-json");
        return FEED_TYPES.contains(essence.strip()) && !api;
    }

    private static Stream<Candidate> linked(Document page, HttpUrl base) {
        return page.select("a[href]").stream()
                .flatMap(link -> candidate(link, base, link.text()).stream())
                .filter(candidate -> looksLikeFeed(candidate.url()));
    }

    private static boolean looksLikeFeed(HttpUrl url) {
        return url.pathSegments().reversed().stream()
                .filter(segment -> !segment.isEmpty())
                .findFirst()
                .filter(name -> FEED_NAME.matcher(name).matches())
                .isPresent();
    }

    private static Optional<Candidate> candidate(Element link, HttpUrl base, String title) {
        return WebAddress.resolve(base, link.attr("href"))
                .map(url ->
                        new Candidate(
                                url, Optional.of(title.strip()).filter(words -> !words.isEmpty())));
    }

    private static boolean isOfComments(Candidate candidate) {
        return COMMENTS.matcher(candidate.url().encodedPath()).find();
    }
}
