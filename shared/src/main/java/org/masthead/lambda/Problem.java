package org.masthead.lambda;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

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
     * @param pointer JSON Pointer (RFC 6901) to the place, where the body is one JSON value
     * @param line 1 for the first, where the body is read line by line
     */
    public record Fault(Optional<String> pointer, Optional<Integer> line, String detail) {

        /** A fault at a place of a JSON body. */
        public Fault(String pointer, String detail) {
            this(Optional.of(pointer), Optional.empty(), detail);
        }

        /** A fault on a line of a body of lines. */
        public static Fault onLine(int line, String detail) {
            return new Fault(Optional.empty(), Optional.of(line), detail);
        }

        /**
         * What is wrong with the names of a JSON value that is to be an object.
         *
         * @param at the place of the value
         * @param known the names that it may have
         */
        public static List<Fault> ofNames(JsonNode json, String at, Set<String> known) {
            if (!json.isObject()) {
                return List.of(new Fault(at, "is not an object"));
            }
            return json.propertyNames().stream()
                    .filter(name -> !known.contains(name))
                    .sorted()
                    .map(name -> new Fault(at + "/" + name, "is not known here"))
                    .toList();
        }
    }

    public static Problem of(String type, String title, int status, String detail) {
        return new Problem(type, title, status, detail, List.of());
    }

    /** Nothing answers this method and path. */
    public static Problem noSuchRoute(HttpRequest request) {
        return of(
                "no-such-route",
                "There is nothing here",
                404,
                "No route answers %s %s; shared/openapi.yaml lists them."
                        .formatted(request.method(), request.path()));
    }

    /**
     * The route is for those who are signed in.
     *
     * @param detail which token to send
     */
    public static Problem signIn(String detail) {
        return of("sign-in", "Sign in first", 401, detail);
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
