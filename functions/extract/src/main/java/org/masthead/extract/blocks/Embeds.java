package org.masthead.extract.blocks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.masthead.story.Block;

/** Things of other services inside a story: videos, posts, maps. */
final class Embeds {

    private static final List<String> SOURCES =
            List.of("src", "data-src", "data-lazy-src", "data-url", "data-embed-url");

    /** Marks that services' own embed snippets carry on the quote they replace. */
    private static final Pattern POST =
            Pattern.compile(
                    "twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|fb-post|reddit-card|imgur-embed-pub|text-post-media");

    private static final Pattern ADVERTISEMENT =
            Pattern.compile(
                    "doubleclick|googlesyndication|googletagmanager|adservice|/ads?[/.?]|recaptcha|/count\\.gif|pixel\\.|facebook\\.com/plugins/(?:like|page|share)|about:blank");

    private static final Pattern YOUTUBE =
            Pattern.compile(
                    "^https?://(?:www\\.)?youtube(?:-nocookie)?\\.com/embed/([\\w-]{11}).*");

    private Embeds() {}

    static boolean isPost(Element element) {
        return POST.matcher(element.className()).find();
    }

    /**
     * The post a service's snippet stands for. Its own address is the snippet's last link, its
     * words are the title: a post is shown, not told.
     */
    static Optional<Block> post(Element snippet) {
        var words = snippet.text().strip();
        for (var name : List.of("data-instgrm-permalink", "cite", "data-href", "data-url")) {
            var found = at(snippet, snippet.attr(name), words);
            if (found.isPresent()) {
                return found;
            }
        }
        var links = snippet.getElementsByTag("a");
        return links.isEmpty()
                ? Optional.empty()
                : at(snippet, links.getLast().attr("href"), words);
    }

    /** What an embedding element shows: a frame, a video, a sound. */
    static Optional<Block> frame(Element frame) {
        var title = frame.attr("title").strip();
        for (var name : SOURCES) {
            var found = at(frame, frame.attr(name), title);
            if (found.isPresent()) {
                return found;
            }
        }
        var source = frame.selectFirst("source[src]");
        return source == null ? Optional.empty() : at(frame, source.attr("src"), title);
    }

    private static Optional<Block> at(Element element, String address, String title) {
        if (address.isBlank()) {
            return Optional.empty();
        }
        return Addresses.web(element.baseUri(), address)
                .filter(url -> !ADVERTISEMENT.matcher(url).find())
                .map(url -> YOUTUBE.matcher(url).replaceFirst("https://www.youtube.com/watch?v=$1"))
                .flatMap(url ->
                        host(url)
                                .map(host ->
                                        new Block.Embed(
                                                url,
                                                host,
                                                title.isEmpty()
                                                        ? Optional.empty()
                                                        : Optional.of(title))));
    }

    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(new URI(url).getHost())
                    .map(host -> host.toLowerCase(Locale.ROOT))
                    .map(host -> host.startsWith("www.") ? host.substring(4) : host);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
