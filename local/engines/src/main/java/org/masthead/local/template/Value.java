package org.masthead.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML value with every intrinsic resolved. Lines count from 1. */
sealed interface Value {

    int line();

    record Text(String text, int line) implements Value {}

    record Items(List<Value> items, int line) implements Value {}

    record Fields(Map<String, Value> fields, int line) implements Value {
        static Fields none(int line) {
            return new Fields(Map.of(), line);
        }
    }

    /**
     * A property over its default from {@code Globals}: maps merge, lists add up, anything else
     * replaces.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html">SAM,
     *     Globals, "Overridable"</a>
     */
    static Value over(Value global, Value own) {
        if (global instanceof Fields base && own instanceof Fields top) {
            var merged = new LinkedHashMap<>(base.fields());
            top.fields().forEach((key, value) -> merged.merge(key, value, Value::over));
            return new Fields(merged, top.line());
        }
        if (global instanceof Items base && own instanceof Items top) {
            var all = new ArrayList<>(base.items());
            all.addAll(top.items());
            return new Items(all, top.line());
        }
        return own;
    }
}
