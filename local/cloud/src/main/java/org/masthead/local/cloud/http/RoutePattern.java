package org.masthead.local.cloud.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.local.template.EventSpec.RouteEvent;

/**
 * Which requests a route of the HTTP API takes: API Gateway developer guide, "Create routes for
 * HTTP APIs".
 *
 * @param event as declared
 */
record RoutePattern(RouteEvent event) {

    private static final String DEFAULT = "$default";

    /** How narrowly one segment of a path says what it takes, narrowest first. */
    private enum Narrowness {
        LITERAL('0'),
        VARIABLE('1'),
        GREEDY('2');

        private final char rank;

        Narrowness(char rank) {
            this.rank = rank;
        }

        static Narrowness of(String segment) {
            if (!segment.startsWith("{")) {
                return LITERAL;
            }
            return segment.endsWith("+}") ? GREEDY : VARIABLE;
        }
    }

    /** Most specific first: by path segment, then a named method before {@code ANY}. */
    static final Comparator<RoutePattern> MOST_SPECIFIC_FIRST =
            Comparator.comparing(RoutePattern::isDefault)
                    .thenComparing(RoutePattern::narrowness)
                    .thenComparing(route -> route.event.method().equals("ANY"));

    /** {@code GET /v1/feed}, or {@code $default}. */
    String key() {
        return isDefault() ? DEFAULT : event.method() + " " + event.path();
    }

    private boolean isDefault() {
        return event.path().equals(DEFAULT);
    }

    private String narrowness() {
        var kinds = new StringBuilder();
        for (var segment : segments(event.path())) {
            kinds.append(Narrowness.of(segment).rank);
        }
        return kinds.toString();
    }

    private static List<String> segments(String path) {
        return Arrays.asList(path.split("/", -1));
    }

    /**
     * The path's parameters, decoded; empty when this route does not take such a request.
     *
     * @param path as sent, percent-encoded
     */
    Optional<Map<String, String>> match(String method, String path) {
        if (isDefault()) {
            return Optional.of(Map.of());
        }
        if (!event.method().equals("ANY") && !event.method().equals(method)) {
            return Optional.empty();
        }
        return match(segments(event.path()), segments(path));
    }

    private static Optional<Map<String, String>> match(List<String> wanted, List<String> given) {
        var parameters = new LinkedHashMap<String, String>();
        for (var i = 0; i < wanted.size(); i++) {
            var segment = wanted.get(i);
            if (i >= given.size()) {
                return Optional.empty();
            }
            switch (Narrowness.of(segment)) {
                case LITERAL -> {
                    if (!segment.equals(decode(given.get(i)))) {
                        return Optional.empty();
                    }
                }
                case VARIABLE -> {
                    if (given.get(i).isEmpty()) {
                        return Optional.empty();
                    }
                    parameters.put(name(segment, 1), decode(given.get(i)));
                }
                case GREEDY -> {
                    var rest = String.join("/", given.subList(i, given.size()));
                    parameters.put(name(segment, 2), decode(rest));
                    return rest.isEmpty() ? Optional.empty() : Optional.of(parameters);
                }
            }
        }
        return wanted.size() == given.size() ? Optional.of(parameters) : Optional.empty();
    }

    private static String name(String segment, int end) {
        return segment.substring(1, segment.length() - end);
    }

    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return segment;
        }
    }
}
