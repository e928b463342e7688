package org.masthead.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.masthead.json.Json;
import org.masthead.page.Digest;
import org.masthead.page.Gzip;

/**
 * An answer in payload format 2.0.
 *
 * @param headers names in lower case
 * @param body JSON text; empty for none
 */
public record HttpReply(int status, Map<String, String> headers, String body) {

    /** Below this a gzip header outweighs what it saves. */
    private static final int WORTH_GZIP = 1_024;

    /** Accepted, and not with the quality 0 that refuses it (RFC 9110 §12.4.2). */
    private static final Pattern GZIP =
            Pattern.compile("(?i)gzip(\\s*;\\s*q=(?!0(\\.0*)?$)[\\d.]+)?");

    public HttpReply {
        headers = Map.copyOf(headers);
    }

    /**
     * 200 with a body that only this caller may keep, and an entity tag of it (RFC 9110 §8.8.3).
     */
    public static HttpReply ok(Object body) {
        var json = Json.write(body);
        return new HttpReply(
                200,
                Map.of(
                        "content-type", "application/json",
                        "cache-control", "private, no-cache",
                        // Weak: the same JSON may travel with or without gzip.
                        "etag", "W/\"" + Digest.sha256(json).substring(0, 20) + "\"",
                        "vary", "Authorization, Accept-Encoding"),
                json);
    }

    /**
     * An answer that nobody keeps: what operators see is of this moment.
     *
     * @param status 2xx
     */
    public static HttpReply fresh(int status, Object body) {
        return new HttpReply(
                status,
                Map.of("content-type", "application/json", "cache-control", "no-store"),
                Json.write(body));
    }

    /** 204. */
    public static HttpReply nothing() {
        return new HttpReply(204, Map.of("cache-control", "no-store"), "");
    }

    public static HttpReply problem(Problem problem) {
        return new HttpReply(
                problem.status(),
                Map.of(
                        "content-type", "application/problem+json",
                        "cache-control", "no-store"),
                Json.write(problem.toJson()));
    }

    /**
     * 429.
     *
     * @param what was tried, a sentence
     * @param seconds until there may be tries again
     */
    public static HttpReply tooManyTries(String what, long seconds) {
        var detail = "Try again in %d seconds.".formatted(seconds);
        return problem(Problem.of("too-many-tries", what, 429, detail))
                .with("retry-after", Long.toString(seconds));
    }

    public HttpReply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HttpReply(status, more, body);
    }

    /** The same, where another header of the request was decided by too (RFC 9110 §12.5.5). */
    public HttpReply varyingBy(String header) {
        var others = Optional.ofNullable(headers.get("vary"));
        return with("vary", others.map(it -> it + ", " + header).orElse(header));
    }

    /** 304 where the caller already has this body (RFC 9110 §13.1.2), gzip where it accepts it. */
    Map<String, Object> toEvent(HttpRequest request) {
        if (request.method().equals("GET") && isKnownTo(request)) {
            var kept = new LinkedHashMap<>(headers);
            kept.remove("content-type");
            return event(304, kept, "", false);
        }
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < WORTH_GZIP || !acceptsGzip(request)) {
            return event(status, headers, body, false);
        }
        var zipped = new LinkedHashMap<>(headers);
        zipped.put("content-encoding", "gzip");
        return event(status, zipped, Base64.getEncoder().encodeToString(Gzip.zip(bytes)), true);
    }

    /** If-None-Match holds one entity tag, several, or {@code *} (RFC 9110 §13.1.2). */
    private boolean isKnownTo(HttpRequest request) {
        var tag = Optional.ofNullable(headers.get("etag"));
        return tag.isPresent()
                && words(request, "if-none-match")
                        .anyMatch(known -> known.equals("*") || known.equals(tag.get()));
    }

    private static boolean acceptsGzip(HttpRequest request) {
        return words(request, "accept-encoding").anyMatch(GZIP.asMatchPredicate());
    }

    private static Stream<String> words(HttpRequest request, String header) {
        return Stream.of(request.header(header).orElse("").split(",", -1)).map(String::strip);
    }

    private static Map<String, Object> event(
            int status, Map<String, String> headers, String body, boolean base64) {
        return Map.of(
                "statusCode", status,
                "headers", headers,
                "body", body,
                "isBase64Encoded", base64);
    }
}
