package org.masthead.lambda;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a request was not carried out (RFC 9457).
 *
 * @param type the stable name that clients may switch over; {@code urn:masthead:problem:} plus this
 *     is the problem's type
 * @param detail what happened here and what the caller can do, in a sentence
 * @param errors what is wrong with the body, one entry a fault; empty where it is not the body
 */
public record Problem(String type, String title, int status, String detail, List<Fault> errors) {

    /**
     * One fault of a request's body.
     *
     * @param pointer JSON Pointer (RFC 6901) to the place
     */
    public record Fault(String pointer, String detail) {}

    public static Problem of(String type, String title, int status, String detail) {
        return new Problem(type, title, status, detail, List.of());
    }

    Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("type", "urn:masthead:problem:" + type);
        json.put("title", title);
        json.put("status", status);
        json.put("detail", detail);
        if (!errors.isEmpty()) {
            json.put("errors", errors);
        }
        return json;
    }
}
