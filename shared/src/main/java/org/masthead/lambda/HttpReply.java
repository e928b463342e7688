package org.masthead.lambda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.masthead.json.Json;
import org.masthead.page.Digest;

/**
 * An answer in payload format 2.0.
 *
 * @param headers names in lower case
 * @param body JSON text; empty for none
 */
public record HttpReply(int status, Map<String, String> headers, String body) {

    /** Below this a gzip header outweighs what it saves. */
    private static final int WORTH_GZIP = 1_024;

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

    public static HttpReply problem(Problem problem) {
        return new HttpReply(
                problem.status(),
                Map.of(
                        "content-type", "application/problem+json",
                        "cache-control", "no-store"),
                Json.write(problem.toJson()));
    }

    public HttpReply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HttpReply(status, more, body);
    }

    /** 304 where the caller already has this body (RFC 9110 §13.1.2), gzip where it accepts it. */
    Map<String, Object> toEvent(HttpRequest request) {
        var tag = headers.get("etag");
        if (tag != null && request.header("if-none-match").filter(tag::equals).isPresent()) {
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
        return event(status, zipped, Base64.getEncoder().encodeToString(gzip(bytes)), true);
    }

    private static boolean acceptsGzip(HttpRequest request) {
        return request.header("accept-encoding")
                .filter(accepted -> accepted.contains("gzip"))
                .isPresent();
    }

    private static Map<String, Object> event(
            int status, Map<String, String> headers, String body, boolean base64) {
        return Map.of(
                "statusCode", status,
                "headers", headers,
                "body", body,
                "isBase64Encoded", base64);
    }

    private static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length / 4);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("gzip in memory", e);
        }
        return out.toByteArray();
    }
}
