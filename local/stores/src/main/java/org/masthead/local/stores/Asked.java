package org.masthead.local.stores;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request to a store's API.
 *
 * @param authorization the header; empty where there is none
 * @param form query and form body together
 */
record Asked(
        String method,
        String path,
        String authorization,
        Map<String, String> form,
        String idempotencyKey) {

    static Map<String, String> form(String... texts) {
        var form = new LinkedHashMap<String, String>();
        for (var text : texts) {
            for (var pair : text.split("&", -1)) {
                var parts = pair.split("=", 2);
                if (parts.length == 2) {
                    form.put(decoded(parts[0]), decoded(parts[1]));
                }
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String field(String name) {
        return form.getOrDefault(name, "");
    }
}
