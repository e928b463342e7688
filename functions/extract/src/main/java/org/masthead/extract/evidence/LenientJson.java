package org.masthead.extract.evidence;

import java.util.ArrayDeque;
import java.util.Optional;
import org.jsoup.parser.Parser;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as publishers write it into pages: raw line breaks in strings, trailing commas, comment
 * marks around it, entities for quotes, the end cut off.
 */
final class LenientJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                    .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final int MAX_CHARS = 2_000_000;

    private LenientJson() {}

    /** Empty where no reasonable repair makes JSON of it. */
    static Optional<JsonNode> parse(String raw) {
        var json = unwrap(raw);
        if (json.isEmpty() || json.length() > MAX_CHARS) {
            return Optional.empty();
        }
        return read(json)
                .or(() -> read(Parser.unescapeEntities(json, false)))
                .or(() -> read(closed(json)));
    }

    private static Optional<JsonNode> read(String json) {
        try {
            return Optional.ofNullable(MAPPER.readTree(json)).filter(JsonNode::isContainer);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** What stands between the first opening and the last closing bracket. */
    private static String unwrap(String raw) {
        int start = 0;
        while (start < raw.length() && raw.charAt(start) != '{' && raw.charAt(start) != '[') {
            start++;
        }
        if (raw.startsWith("[CDATA[", start)) {
            return unwrap(raw.substring(start + "[CDATA[".length()));
        }
        return raw.substring(start).stripTrailing();
    }

    /** Closes what is still open at the end: the page was cut off, or a bracket forgotten. */
    private static String closed(String json) {
        var open = new ArrayDeque<Character>();
        boolean string = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (string && c == '\\') {
                i++;
            } else if (c == '"') {
                string = !string;
            } else if (!string && (c == '{' || c == '[')) {
                open.push(c == '{' ? '}' : ']');
            } else if (!string && (c == '}' || c == ']') && !open.isEmpty()) {
                open.pop();
            }
        }
        var whole = new StringBuilder(json);
        if (string) {
            whole.append('"');
        }
        open.forEach(whole::append);
        return whole.toString();
    }
}
