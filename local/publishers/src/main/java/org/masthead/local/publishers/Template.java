package org.masthead.local.publishers;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * A text with holes: <code>{{name}}</code> is escaped for HTML and XML, <code>{{{name}}}</code> is
 * put in as it is, <code>{{json name}}</code> is a JSON string with its quotes. <code>
 * {{#name}}…{{/name}}</code> repeats for each entry of a list, or shows once where a text is not
 * blank; <code>{{^name}}…{{/name}}</code> shows where it is absent or blank.
 */
record Template(String name, String text) {

    private static final Pattern TAG =
            Pattern.compile("\\{\\{(?:\\{(?<raw>[a-z-]+)}|(?<kind>[#^]|json )?(?<name>[a-z-]+))}}");
    private static final JsonMapper JSON = new JsonMapper();

    String render(Scope scope) {
        return render(text, scope);
    }

    private String render(String part, Scope scope) {
        StringBuilder out = new StringBuilder(part.length() * 2);
        Matcher tag = TAG.matcher(part);
        int at = 0;
        while (tag.find(at)) {
            out.append(part, at, tag.start());
            at = tag.end();
            String kind = tag.group("kind") == null ? "" : tag.group("kind");
            if (tag.group("raw") != null) {
                out.append(value(tag.group("raw"), scope));
            } else if (kind.equals("#") || kind.equals("^")) {
                String close = "{{/" + tag.group("name") + "}}";
                int end = part.indexOf(close, at);
                if (end < 0) {
                    throw new IllegalArgumentException("Template " + name + " lacks " + close);
                }
                out.append(section(kind, tag.group("name"), part.substring(at, end), scope));
                at = end + close.length();
            } else {
                String value = value(tag.group("name"), scope);
                out.append(kind.isEmpty() ? escape(value) : json(value));
            }
        }
        return out.append(part, at, part.length()).toString();
    }

    private String section(String kind, String key, String inner, Scope scope) {
        List<Scope> entries = scope.lists().getOrDefault(key, List.of());
        boolean present = !entries.isEmpty() || !scope.texts().getOrDefault(key, "").isBlank();
        if (kind.equals("^")) {
            return present ? "" : render(inner, scope);
        }
        if (entries.isEmpty()) {
            return present ? render(inner, scope) : "";
        }
        StringBuilder out = new StringBuilder();
        entries.forEach(entry -> out.append(render(inner, scope.over(entry))));
        return out.toString();
    }

    private String value(String key, Scope scope) {
        String value = scope.texts().get(key);
        if (value == null) {
            throw new IllegalArgumentException(
                    "Template %s asks for {{%s}}; known are %s"
                            .formatted(name, key, scope.texts().keySet()));
        }
        return value;
    }

    /** Escapes text for HTML and XML, in content and in quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String json(String text) {
        // "</" would end the script element around JSON-LD.
        return JSON.writeValueAsString(text).replace("</", "<\\/");
    }
}
