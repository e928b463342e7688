package org.masthead.local.publishers;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The server's own pages: the list of all titles, and robots.txt for all of them. */
final class Kiosk implements Site {

    /** Seconds: ten titles share this host, and whoever starts a demo wants to see them soon. */
    private static final String CRAWL_DELAY = "0.1";

    private final Map<String, Template> formats;
    private final List<TitleSite> invented;
    private final List<Title> titles;
    private final String origin;

    Kiosk(
            Map<String, Template> formats,
            List<TitleSite> invented,
            List<Title> titles,
            String origin) {
        this.formats = formats;
        this.invented = invented;
        this.titles = titles;
        this.origin = origin;
    }

    @Override
    public Answer answer(String path) {
        return switch (path) {
            case "" -> Answer.html(front());
            case "robots.txt" ->
                    Answer.document(
                            "text/plain; charset=utf-8",
                            Bytes.of(robots(), StandardCharsets.UTF_8));
            default -> Answer.problem(404, "No title at /" + path);
        };
    }

    private String front() {
        boolean saved = titles.stream().anyMatch(title -> title.id().equals(SavedPages.ID));
        Scope scope =
                Scope.of(Map.of("origin", origin, "saved", saved ? SavedPages.ID : ""))
                        .with("titles", invented.stream().map(TitleSite::summary).toList());
        return Objects.requireNonNull(formats.get("kiosk.html")).render(scope);
    }

    /** One host, so one file for all titles (RFC 9309 §2.3). */
    private String robots() {
        String sitemaps =
                titles.stream()
                        .flatMap(title -> title.feeds().stream())
                        .filter(feed -> feed.endsWith("sitemap.xml"))
                        .map(feed -> "Sitemap: " + feed + "\n")
                        .collect(Collectors.joining());
        return "User-agent: *\nCrawl-delay: "
                + CRAWL_DELAY
                + "\nDisallow: /*/account/\nDisallow: /trouble/forbidden.html\n\n"
                + sitemaps;
    }
}
