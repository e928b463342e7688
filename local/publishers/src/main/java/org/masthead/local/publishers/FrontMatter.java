package org.masthead.local.publishers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code key: value} lines, then an empty line, then free text. A line that starts with a space
 * continues the value above it; one that starts with {@code #} is a remark.
 */
record FrontMatter(Map<String, String> fields, String text) {

    static FrontMatter parse(String name, String source) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> lines = source.lines().toList();
        String key = "";
        int at = 0;
        for (; at < lines.size() && !lines.get(at).isBlank(); at++) {
            String line = lines.get(at);
            if (line.startsWith("#")) {
                continue;
            }
            if (line.startsWith(" ") && !key.isEmpty()) {
                fields.merge(key, line.strip(), (above, more) -> above + "\n" + more);
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException(
                        "%s, line %d: expected 'key: value' or an empty line, found '%s'"
                                .formatted(name, at + 1, line));
            }
            key = line.substring(0, colon).strip();
            fields.put(key, line.substring(colon + 1).strip());
        }
        String text =
                String.join("\n", lines.subList(Math.min(at + 1, lines.size()), lines.size()));
        return new FrontMatter(Map.copyOf(fields), text.strip());
    }

    String get(String key) {
        return find(key)
                .orElseThrow(() ->
                        new IllegalArgumentException("No '%s:' among %s".formatted(key, fields)));
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    /** The comma-separated values of {@code key}; empty when it is absent. */
    List<String> list(String key) {
        return split(fields.getOrDefault(key, ""));
    }

    static List<String> split(String commaSeparated) {
        List<String> values = new ArrayList<>();
        for (String value : commaSeparated.split(",", -1)) {
            if (!value.isBlank()) {
                values.add(value.strip());
            }
        }
        return values;
    }
}
