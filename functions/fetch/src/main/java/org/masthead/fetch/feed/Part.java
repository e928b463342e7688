package org.masthead.fetch.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Element;
import org.masthead.address.WebAddress;

/** One element of a feed: what it holds, by the names of {@link Names}. */
final class Part {

    private final Element element;
    private final Names names;
    private final HttpUrl base;
    private final boolean hasBase;
    private final String language;
    private final Map<String, List<Element>> children = new LinkedHashMap<>();

    private Part(Element element, Names names, HttpUrl base, boolean hasBase, String language) {
        this.element = element;
        this.names = names;
        this.hasBase = hasBase || element.hasAttr("xml:base");
        this.base =
                element.hasAttr("xml:base")
                        ? WebAddress.resolve(base, element.attr("xml:base")).orElse(base)
                        : base;
        this.language = element.hasAttr("xml:lang") ? element.attr("xml:lang") : language;
        for (var child : element.children()) {
            children.computeIfAbsent(names.of(child), name -> new ArrayList<>()).add(child);
        }
    }

    /**
     * The root of a document.
     *
     * @param format the customary prefix of the format itself
     */
    static Part root(Element root, String format, HttpUrl document) {
        return new Part(root, new Names(root, format), document, false, "");
    }

    /** The children of this name, in the document's order. */
    Stream<Part> all(String name) {
        return children.getOrDefault(name, List.of()).stream()
                .map(child -> new Part(child, names, base, hasBase, language));
    }

    /** The first child of the first of these names that there is. */
    Optional<Part> first(String... anyOf) {
        return Stream.of(anyOf).flatMap(this::all).findFirst();
    }

    boolean has(String name) {
        return children.containsKey(name);
    }

    /** What the element holds, as characters or markup; empty where that is nothing. */
    Optional<String> text() {
        return Optional.of(Xml.content(element).strip()).filter(text -> !text.isEmpty());
    }

    /** The texts of all children of this name that have any. */
    Stream<String> texts(String name) {
        return all(name).flatMap(child -> child.text().stream());
    }

    /** The first text that a child of the first possible of these names has. */
    Optional<String> text(String... anyOf) {
        return Stream.of(anyOf).flatMap(this::texts).findFirst();
    }

    /** The first text that is found like {@link #text(String...)}, with absolute addresses. */
    Optional<String> html(String... anyOf) {
        return Stream.of(anyOf)
                .flatMap(this::all)
                .flatMap(child -> child.html().stream())
                .findFirst();
    }

    private Optional<String> html() {
        return text().map(this::absolute);
    }

    /**
     * HTML with the addresses that {@code xml:base} makes absolute. Where there is none they are
     * relative to the page rather than to the feed, whatever RFC 3986 §5.1 says.
     */
    String absolute(String html) {
        return hasBase ? Html.absolute(html, base) : html;
    }

    /** An id, which may be an address that {@code xml:base} makes absolute. */
    Optional<String> id() {
        return text().map(id ->
                hasBase && Html.isRelative(id) ? resolve(id).map(Link::written).orElse(id) : id);
    }

    /** The first time that a child of the first possible of these names has. */
    Optional<Instant> time(String... anyOf) {
        return Stream.of(anyOf)
                .flatMap(this::texts)
                .flatMap(text -> FeedTime.parse(text).stream())
                .findFirst();
    }

    /** An attribute's value, stripped; empty where it is absent or blank. */
    Optional<String> attribute(String name) {
        return Optional.of(element.attributes().getIgnoreCase(name).strip())
                .filter(value -> !value.isEmpty());
    }

    /** An address in the attribute of this name, relative to the element's base. */
    Optional<Link> link(String attribute) {
        return attribute(attribute).flatMap(this::resolve);
    }

    /** An address in the text of the element; one that nobody closed has elements after it. */
    Optional<Link> link() {
        return resolve(element.wholeOwnText());
    }

    /** What the W3C's "XML Base" and RFC 3986 make of an address in this element. */
    Optional<Link> resolve(String address) {
        return Link.of(base, address);
    }

    /** As the nearest {@code xml:lang} has it. */
    Optional<String> language() {
        return Optional.of(language.strip()).filter(code -> !code.isEmpty());
    }

    Element element() {
        return element;
    }
}
