package org.masthead.extract.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.masthead.extract.blocks.Addresses;
import org.masthead.extract.html.Outline;
import org.masthead.story.Image;
import tools.jackson.databind.JsonNode;

/** Reads what a page says about its story. */
public final class EvidenceReader {

    private static final Pattern LANGUAGE =
            Pattern.compile("[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*");
    private static final int MAX_TOPICS = 30;

    private final Document page;
    private final Outline outline;
    private final String url;
    private final LinkedData data;
    private final MetaTags meta;
    private final Optional<JsonNode> article;
    private final List<Element> properties;

    private EvidenceReader(Document page, String url) {
        this.page = page;
        this.outline = Outline.of(page);
        this.url = url;
        this.data = new LinkedData(outline);
        this.meta = new MetaTags(outline);
        this.article = new OwnArticle(page, url, outline, meta).among(data.articles());
        this.properties =
                outline.all().stream().filter(element -> element.hasAttr("itemprop")).toList();
    }

    /** Never fails; a page that says nothing gives evidence of nothing. */
    public static Evidence read(Document page, String url) {
        return new EvidenceReader(page, url).evidence();
    }

    private Evidence evidence() {
        var section = section();
        return new Evidence(
                CanonicalUrl.find(outline, url, meta),
                Headlines.find(page.title(), outline, article, meta),
                standfirst(),
                Authors.find(page, outline, data, article, meta),
                time(
                        "datePublished",
                        "article:published_time",
                        "og:article:published_time",
                        "datepublished",
                        "parsely-pub-date",
                        "sailthru.date",
                        "date",
                        "dc.date.issued",
                        "dc.date",
                        "dcterms.created",
                        "cxenseparse:recs:publishtime",
                        "pubdate",
                        "publishdate",
                        "publish-date",
                        "dcterms.date"),
                time("dateModified", "article:modified_time", "og:updated_time", "datemodified"),
                language(),
                section,
                topics(),
                image(),
                article.flatMap(node -> LinkedData.text(node, "articleBody")),
                article.flatMap(node -> LinkedData.raw(node, "articleBody")),
                Paywall.free(data, article, meta),
                Paywall.walled(page, data, article),
                Paywall.isShown(outline),
                data.articles().size(),
                meta.first("og:type").map(Found::value),
                ContentTypes.find(page, data, article, meta, url, section.map(Found::value)));
    }

    private Optional<Found<String>> standfirst() {
        return article.flatMap(node -> LinkedData.text(node, "description"))
                .map(text -> new Found<>(text, "json-ld"))
                .or(() ->
                        meta.first("og:description", "description", "twitter:description")
                                .map(found ->
                                        new Found<>(PlainText.of(found.value()), found.from())));
    }

    private Optional<Found<Instant>> time(String property, String... metas) {
        var linked =
                article.flatMap(node -> LinkedData.text(node, property))
                        .flatMap(Dates::parse)
                        .map(time -> new Found<>(time, "json-ld"));
        if (linked.isPresent()) {
            return linked;
        }
        for (var name : metas) {
            var found = meta.first(name);
            var time = found.flatMap(value -> Dates.parse(value.value()));
            if (found.isPresent() && time.isPresent()) {
                return Optional.of(new Found<>(time.get(), found.get().from()));
            }
        }
        return visibleTime(property);
    }

    private Optional<Found<Instant>> visibleTime(String property) {
        for (var element : properties) {
            if (!element.attr("itemprop").equals(property)) {
                continue;
            }
            for (var value :
                    List.of(element.attr("datetime"), element.attr("content"), element.text())) {
                var time = Dates.parse(value);
                if (time.isPresent()) {
                    return Optional.of(new Found<>(time.get(), "microdata"));
                }
            }
        }
        if (!property.equals("datePublished")) {
            return Optional.empty();
        }
        return VisibleDates.find(page, DayOrder.of(outline, meta))
                .or(() -> UrlDate.of(url).map(time -> new Found<>(time, "url")));
    }

    private Optional<Found<String>> language() {
        var declared =
                outline.tagged("html").stream()
                        .filter(html -> html.hasAttr("lang"))
                        .findFirst()
                        .map(html -> new Found<>(html.attr("lang"), "html lang"));
        return declared.filter(found -> LANGUAGE.matcher(found.value().strip()).matches())
                .or(() ->
                        article.flatMap(node -> LinkedData.text(node, "inLanguage"))
                                .map(text -> new Found<>(text, "json-ld")))
                .or(() -> meta.first("og:locale", "content-language", "language"))
                .filter(found -> LANGUAGE.matcher(found.value().strip()).matches())
                .map(found -> new Found<>(tag(found.value()), found.from()));
    }

    private static String tag(String value) {
        return Locale.forLanguageTag(value.strip().replace('_', '-')).toLanguageTag();
    }

    private Optional<Found<String>> section() {
        return article.flatMap(node -> LinkedData.text(node, "articleSection"))
                .map(text -> new Found<>(text, "json-ld"))
                .or(() -> meta.first("article:section", "parsely-section", "section"));
    }

    private Found<List<String>> topics() {
        var topics = new LinkedHashSet<String>();
        var from = "json-ld";
        article.ifPresent(node -> {
            for (var word : data.all(node, "keywords")) {
                LinkedData.text(word)
                        .or(() -> LinkedData.text(word, "name"))
                        .ifPresent(text -> addTopics(topics, text));
            }
        });
        if (topics.isEmpty()) {
            from = "meta article:tag";
            meta.all("article:tag").forEach(text -> addTopics(topics, text));
        }
        if (topics.isEmpty()) {
            from = "meta keywords";
            meta.first("news_keywords", "keywords", "parsely-tags")
                    .ifPresent(found -> addTopics(topics, found.value()));
        }
        return new Found<>(topics.stream().limit(MAX_TOPICS).toList(), from);
    }

    private static void addTopics(Set<String> topics, String text) {
        for (var part : text.split("[,;]", -1)) {
            var topic =
                    part.strip()
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-")
                            .replaceAll("^-+|-+$", "");
            if (!topic.isEmpty() && topic.length() <= 60) {
                topics.add(topic);
            }
        }
    }

    private Optional<Found<Image>> image() {
        var candidates = new ArrayList<Found<Image>>();
        article.ifPresent(node -> {
            for (var image : data.all(node, "image")) {
                linkedImage(image)
                        .ifPresent(found -> candidates.add(new Found<>(found, "json-ld")));
            }
        });
        meta.first(
                        "og:image:secure_url",
                        "og:image",
                        "og:image:url",
                        "twitter:image",
                        "twitter:image:src")
                .flatMap(found ->
                        Addresses.web(page.baseUri(), found.value())
                                .map(at -> new Found<>(metaImage(at), found.from())))
                .ifPresent(candidates::add);
        return candidates.stream().findFirst();
    }

    private Image metaImage(String address) {
        return new Image(
                address,
                meta.first("og:image:width").map(found -> pixels(found.value())).orElse(0),
                meta.first("og:image:height").map(found -> pixels(found.value())).orElse(0),
                meta.first("og:image:alt", "twitter:image:alt").map(Found::value),
                Optional.empty(),
                Optional.empty());
    }

    private Optional<Image> linkedImage(JsonNode image) {
        var address =
                image.isString()
                        ? LinkedData.text(image)
                        : LinkedData.text(image, "url")
                                .or(() -> LinkedData.text(image, "contentUrl"));
        return address.flatMap(value -> Addresses.web(page.baseUri(), value))
                .map(at ->
                        new Image(
                                at,
                                LinkedData.text(image, "width")
                                        .map(EvidenceReader::pixels)
                                        .orElse(0),
                                LinkedData.text(image, "height")
                                        .map(EvidenceReader::pixels)
                                        .orElse(0),
                                Optional.empty(),
                                LinkedData.text(image, "caption"),
                                LinkedData.text(image, "creditText")));
    }

    private static int pixels(String value) {
        var digits = value.replaceFirst("(?:\\.\\d+)?(?:px)?$", "");
        return digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 0;
    }
}
