package org.masthead.extract.evidence;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.masthead.extract.html.Resource;
import org.masthead.story.ContentType;
import tools.jackson.databind.JsonNode;

/**
 * What kind of story a page says it is: by its schema.org type, else by {@code og:type}, else by
 * the name of its section, else by a part of its address.
 */
final class ContentTypes {

    private static final Map<String, ContentType> WORDS = words();
    private static final Pattern LIVE_BLOG = Pattern.compile("(?i).*\\bliveblog\\b.*");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private ContentTypes() {}

    static Found<ContentType> find(
            Document page,
            LinkedData data,
            Optional<JsonNode> article,
            MetaTags meta,
            String url,
            Optional<String> section) {
        return article.flatMap(node -> ofSchema(LinkedData.types(node)))
                .or(() -> beside(data, url))
                .map(type -> new Found<>(type, "json-ld"))
                .or(() -> article.isPresent() ? Optional.empty() : microdata(page))
                .or(() -> ofGraph(meta))
                .or(() ->
                        section.flatMap(ContentTypes::ofWord)
                                .map(type -> new Found<>(type, "section")))
                .or(() -> ofAddress(url).map(type -> new Found<>(type, "url")))
                .orElseGet(() -> new Found<>(ContentType.ARTICLE, "default"));
    }

    /** Types of schema.org 28.1 that are more than an article. */
    private static Optional<ContentType> ofSchema(List<String> types) {
        for (var type : types) {
            switch (type) {
                case "LiveBlogPosting" -> {
                    return Optional.of(ContentType.LIVE_BLOG);
                }
                case "OpinionNewsArticle" -> {
                    return Optional.of(ContentType.OPINION);
                }
                case "ImageGallery", "MediaGallery" -> {
                    return Optional.of(ContentType.GALLERY);
                }
                case "VideoObject" -> {
                    return Optional.of(ContentType.VIDEO);
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    /** Described as something of this address beside the article it is to older readers. */
    private static Optional<ContentType> beside(LinkedData data, String url) {
        return Stream.of("LiveBlogPosting", "ImageGallery", "MediaGallery")
                .flatMap(type -> data.ofType(type).stream())
                .filter(node ->
                        LinkedData.text(node, "url")
                                .filter(address -> isSamePath(address, url))
                                .isPresent())
                .findFirst()
                .flatMap(node -> ofSchema(LinkedData.types(node)));
    }

    private static boolean isSamePath(String address, String url) {
        return !path(url).isEmpty() && path(address).equals(path(url));
    }

    private static Optional<Found<ContentType>> microdata(Document page) {
        return page.selectFirst("[itemtype$=/LiveBlogPosting]") == null
                ? Optional.empty()
                : Optional.of(new Found<>(ContentType.LIVE_BLOG, "microdata"));
    }

    /** The Open Graph protocol's {@code video.movie}, {@code video.other} and so on. */
    private static Optional<Found<ContentType>> ofGraph(MetaTags meta) {
        return meta.first("og:type")
                .filter(found -> found.value().toLowerCase(Locale.ROOT).startsWith("video"))
                .map(found -> new Found<>(ContentType.VIDEO, found.from()));
    }

    private static Optional<ContentType> ofWord(String words) {
        return Optional.ofNullable(WORDS.get(key(words)));
    }

    /** A part of the path that is such a word, or opens or ends with one: {@code live-blog-12}. */
    private static Optional<ContentType> ofAddress(String url) {
        var parts = path(url).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            var whole = ofWord(parts[i]);
            if (whole.isPresent()) {
                return whole;
            }
        }
        return LIVE_BLOG.matcher(parts[parts.length - 1]).matches()
                ? Optional.of(ContentType.LIVE_BLOG)
                : Optional.empty();
    }

    private static String path(String url) {
        try {
            return Optional.ofNullable(new URI(url).getPath()).orElse("");
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private static String key(String words) {
        return NO_WORD.matcher(words.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    private static Map<String, ContentType> words() {
        var words = new HashMap<String, ContentType>();
        for (var line : Resource.lines(ContentTypes.class, "content-types.txt")) {
            int space = line.indexOf(' ');
            var type = line.substring(0, space).toUpperCase(Locale.ROOT).replace('-', '_');
            words.put(line.substring(space + 1), ContentType.valueOf(type));
        }
        return Map.copyOf(words);
    }
}
