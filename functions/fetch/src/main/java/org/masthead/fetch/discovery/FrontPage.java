package org.masthead.fetch.discovery;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Document;
import org.masthead.address.WebAddress;
import org.masthead.source.FeedSearch;

/** What a home page says of its title. */
final class FrontPage {

    private static final int MAX_NAME = 200;

    private FrontPage() {}

    static FeedSearch.Facts facts(Document page, HttpUrl url) {
        return new FeedSearch.Facts(name(page), language(page), logo(page, url));
    }

    /** As the site calls itself (Open Graph protocol, og:site_name), or its title. */
    private static Optional<String> name(Document page) {
        return Stream.of(
                        page.select("meta[property=og:site_name]").attr("content"),
                        page.select("meta[name=application-name]").attr("content"),
                        page.title())
                .map(String::strip)
                .filter(name -> !name.isEmpty() && name.length() <= MAX_NAME)
                .findFirst();
    }

    private static Optional<String> language(Document page) {
        var tag = Locale.forLanguageTag(page.select("html").attr("lang").strip()).toLanguageTag();
        return Optional.of(tag).filter(it -> !it.equals("und"));
    }

    /** The squarest picture that pages name: for the home screen of a telephone. */
    private static Optional<String> logo(Document page, HttpUrl url) {
        return List.of("link[rel~=(?i)^apple-touch-icon]", "link[rel~=(?i)\\bicon\\b]").stream()
                .map(link -> page.select(link).attr("href"))
                .filter(href -> !href.isBlank())
                .flatMap(href -> WebAddress.resolve(url, href).stream())
                .map(HttpUrl::toString)
                .findFirst();
    }
}
