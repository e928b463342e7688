package org.masthead.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.local.template.Value.Fields;
import org.masthead.local.template.Value.Items;
import org.masthead.local.template.Value.Text;

/**
 * Reads one mapping of the template. What is missing or of the wrong kind is noted as a problem and
 * answered with an empty value, so that reading goes on and finds the next problem too.
 */
record Properties(String where, Fields values, Problems problems) {

    static Properties of(String where, Value value, Problems problems) {
        if (value instanceof Fields fields) {
            return new Properties(where, fields, problems);
        }
        problems.add(value.line(), where, "must be a mapping.");
        return new Properties(where, Fields.none(value.line()), problems);
    }

    boolean has(String key) {
        return values.fields().containsKey(key);
    }

    String text(String key) {
        return optionalText(key).orElseGet(() -> missing(key));
    }

    Optional<String> optionalText(String key) {
        return get(key).map(value -> textOf(key, value));
    }

    int integer(String key, int absent) {
        return optionalText(key).map(text -> integerOf(key, text)).orElse(absent);
    }

    /** A text, or a list of texts. */
    List<String> texts(String key) {
        return switch (get(key).orElse(null)) {
            case null -> List.of();
            case Items list -> list.items().stream().map(item -> textOf(key, item)).toList();
            case Value other -> List.of(textOf(key, other));
        };
    }

    /** A list of mappings, empty where the key is absent. */
    List<Properties> sections(String key) {
        return switch (get(key).orElse(null)) {
            case null -> List.of();
            case Items list -> list.items().stream().map(item -> below(key, item)).toList();
            case Value other -> List.of(below(key, other));
        };
    }

    /** A mapping, empty where the key is absent. */
    Properties section(String key) {
        return below(key, get(key).orElse(Fields.none(values.line())));
    }

    /** Every key of this mapping as a section of its own. */
    Map<String, Value> entries() {
        return values.fields();
    }

    Optional<Value> get(String key) {
        return Optional.ofNullable(values.fields().get(key));
    }

    Properties below(String key, Value value) {
        return of(where + "." + key, value, problems);
    }

    void refuse(String key, String message) {
        int line = get(key).map(Value::line).orElse(values.line());
        problems.add(line, where + "." + key, message);
    }

    /** The text, which must be one of those that can be obeyed. */
    String oneOf(String key, List<String> allowed) {
        String text = text(key);
        if (has(key) && !allowed.contains(text)) {
            refuse(key, "\"" + text + "\" is not emulated; use one of " + allowed + ".");
        }
        return text;
    }

    private String missing(String key) {
        problems.add(values.line(), where + "." + key, "is missing and has no default; add it.");
        return "";
    }

    private String textOf(String key, Value value) {
        if (value instanceof Text text) {
            return text.text();
        }
        problems.add(value.line(), where + "." + key, "must be a text.");
        return "";
    }

    private int integerOf(String key, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            refuse(key, "\"" + text + "\" is not a whole number.");
            return 0;
        }
    }
}
