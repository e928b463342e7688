package org.masthead.fetch.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * Sitemaps and their indexes (sitemaps.org protocol 0.9), with or without Google's news extension
 * (developers.google.com, "News sitemaps").
 */
final class Sitemaps {

    /** The newest of an index that a check takes up; the news are in the first one or two. */
    static final int MAX_SITEMAPS = 10;

    private static final Comparator<SitemapIndex.Sitemap> NEWEST_FIRST =
            Comparator.comparing(
                    sitemap -> sitemap.changed().orElse(Instant.MIN), Comparator.reverseOrder());

    private Sitemaps() {}

    static Feed sitemap(Part root) {
        var urls = root.all("url").toList();
        var news = urls.stream().flatMap(url -> url.all("news:news")).findFirst();
        return new Feed(
                news.isPresent() ? Format.NEWS_SITEMAP : Format.SITEMAP,
                news.flatMap(Sitemaps::publication)
                        .flatMap(title -> title.text("news:name"))
                        .map(Html::of),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                news.flatMap(Sitemaps::language),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                urls.stream().flatMap(url -> entry(url).stream()).toList(),
                Hints.NONE);
    }

    private static Optional<Entry> entry(Part url) {
        var news = url.first("news:news");
        return url.first("loc")
                .flatMap(Part::link)
                .map(link ->
                        new Entry(
                                Optional.empty(),
                                Optional.of(link),
                                news.flatMap(item -> item.text("news:title")).map(Html::of),
                                news.flatMap(item -> item.time("news:publication_date")),
                                url.time("lastmod"),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                keywords(news),
                                pictures(url),
                                news.flatMap(Sitemaps::language)));
    }

    private static Optional<Part> publication(Part news) {
        return news.first("news:publication");
    }

    private static Optional<String> language(Part news) {
        return publication(news).flatMap(title -> title.text("news:language"));
    }

    private static List<String> keywords(Optional<Part> news) {
        return news.flatMap(item -> item.text("news:keywords")).stream()
                .flatMap(words -> Stream.of(words.split(",", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<Enclosure> pictures(Part url) {
        return url.all("image:image")
                .flatMap(image -> image.first("image:loc").flatMap(Part::link).stream())
                .map(link -> new Enclosure(link, Optional.of("image/*"), Optional.empty()))
                .toList();
    }

    /**
     * The newest first; then those without a time, from both ends of the index in turn: some
     * indexes begin with the oldest, some with the newest.
     */
    private static List<SitemapIndex.Sitemap> inTurn(List<SitemapIndex.Sitemap> sitemaps) {
        var dated = sitemaps.stream().filter(it -> it.changed().isPresent()).sorted(NEWEST_FIRST);
        var undated = sitemaps.stream().filter(it -> it.changed().isEmpty()).toList();
        int last = undated.size() - 1;
        var ends =
                IntStream.rangeClosed(0, last)
                        .mapToObj(i -> undated.get(i % 2 == 0 ? i / 2 : last - i / 2));
        return Stream.concat(dated, ends).limit(MAX_SITEMAPS).toList();
    }

    /** An index lists sitemaps of its own site only (sitemaps.org, "Sitemap file location"). */
    static SitemapIndex index(Part root, HttpUrl document) {
        var sitemaps =
                root.all("sitemap")
                        .flatMap(sitemap -> listed(sitemap).stream())
                        .filter(sitemap -> sameSite(sitemap.url(), document))
                        .toList();
        return new SitemapIndex(inTurn(sitemaps), sitemaps.size());
    }

    private static Optional<SitemapIndex.Sitemap> listed(Part sitemap) {
        return sitemap.first("loc")
                .flatMap(Part::link)
                .map(link -> new SitemapIndex.Sitemap(link.url(), sitemap.time("lastmod")));
    }

    private static boolean sameSite(HttpUrl one, HttpUrl other) {
        return one.host().equals(other.host())
                || (one.topPrivateDomain() != null
                        && Objects.equals(one.topPrivateDomain(), other.topPrivateDomain()));
    }
}
