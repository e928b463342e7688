package org.masthead.extract.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.masthead.extract.html.Outline;
import tools.jackson.databind.JsonNode;

/**
 * The page's JSON-LD: every object of every script, {@code @graph} and arrays opened, references by
 * {@code @id} followed.
 */
final class LinkedData {

    private static final int MAX_DEPTH = 8;
    private static final int MAX_OBJECTS = 2_000;

    private final List<JsonNode> objects = new ArrayList<>();
    private final Map<String, JsonNode> byId = new HashMap<>();

    LinkedData(Outline page) {
        for (var script : page.tagged("script")) {
            if (script.attr("type").toLowerCase(Locale.ROOT).contains("ld+json")) {
                LenientJson.parse(script.data()).ifPresent(root -> collect(root, 0));
            }
        }
    }

    private void collect(JsonNode node, int depth) {
        if (depth > MAX_DEPTH || objects.size() > MAX_OBJECTS) {
            return;
        }
        if (node.isObject()) {
            if (!types(node).isEmpty()) {
                objects.add(node);
            }
            var id = text(node, "@id");
            if (id.isPresent() && node.size() > 1) {
                byId.putIfAbsent(id.get(), node);
            }
        }
        for (var child : node) {
            if (child.isContainer()) {
                collect(child, depth + 1);
            }
        }
    }

    /** Objects that are articles by their type: {@code NewsArticle} and its kin. */
    List<JsonNode> articles() {
        return objects.stream()
                .filter(node -> types(node).stream().anyMatch(LinkedData::isArticle))
                .toList();
    }

    List<JsonNode> ofType(String type) {
        return objects.stream().filter(node -> types(node).contains(type)).toList();
    }

    private static boolean isArticle(String type) {
        return type.endsWith("Article")
                || type.equals("BlogPosting")
                || type.equals("LiveBlogPosting")
                || type.equals("Report")
                || type.equals("SocialMediaPosting")
                || type.equals("Review");
    }

    /** The object a reference stands for, or the node itself. */
    JsonNode resolve(JsonNode node) {
        if (node.isObject() && node.size() == 1) {
            return text(node, "@id").map(id -> byId.getOrDefault(id, node)).orElse(node);
        }
        return node;
    }

    /** The values under a name: the elements of an array, or the one value; references followed. */
    List<JsonNode> all(JsonNode object, String name) {
        var value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            return List.of(resolve(value));
        }
        var values = new ArrayList<JsonNode>();
        for (var element : value) {
            for (var inner : element.isArray() ? element : List.of(element)) {
                values.add(resolve(inner));
            }
        }
        return values;
    }

    static List<String> types(JsonNode object) {
        var type = object.path("@type");
        if (type.isString()) {
            return List.of(local(type.stringValue()));
        }
        var types = new ArrayList<String>();
        for (var one : type) {
            if (one.isString()) {
                types.add(local(one.stringValue()));
            }
        }
        return types;
    }

    private static String local(String type) {
        return type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf(':')) + 1);
    }

    /** A property's text, entities resolved and white space collapsed; empty where it has none. */
    static Optional<String> text(JsonNode object, String name) {
        var value = object.path(name);
        if (value.isArray() && !value.isEmpty()) {
            value = value.get(0);
        }
        if (value.isObject()) {
            value = value.path(value.has("@value") ? "@value" : "name");
        }
        return text(value);
    }

    /** A property's text as it stands there, its line breaks and markup included. */
    static Optional<String> raw(JsonNode object, String name) {
        var value = object.path(name);
        var text = value.isArray() && !value.isEmpty() ? value.get(0) : value;
        return text.isString() ? Optional.of(text.stringValue()) : Optional.empty();
    }

    static Optional<String> text(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.toString());
        }
        return value.isString()
                ? Optional.of(PlainText.of(value.stringValue())).filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}
