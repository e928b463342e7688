package org.masthead.local.cloud.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.local.cloud.Loopback;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a function's reply says to the HTTP client: API Gateway developer guide, "AWS Lambda proxy
 * integrations for HTTP APIs", response of payload format 2.0.
 *
 * @param body text, or Base64 where {@code base64} says so
 */
record HttpAnswer(
        int status,
        Map<String, String> headers,
        List<String> cookies,
        String body,
        boolean base64) {

    /** Reads a reply; empty when it is none that API Gateway understands. */
    static Optional<HttpAnswer> of(String reply) {
        try {
            var json = JsonMapper.shared().readTree(reply);
            return json.isObject() && json.has("statusCode")
                    ? full(json)
                    : Optional.of(bare(json, reply));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Without a status code the whole reply is the body; a JSON string is the text in it. */
    private static HttpAnswer bare(JsonNode json, String reply) {
        var body = json.isString() ? json.stringValue() : reply;
        return new HttpAnswer(
                200, Map.of("content-type", "application/json"), List.of(), body, false);
    }

    private static Optional<HttpAnswer> full(JsonNode json) {
        var status = json.path("statusCode").asInt(0);
        if (status < 100 || status > 599) {
            return Optional.empty();
        }
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-type", "text/plain; charset=utf-8");
        json.path("headers")
                .forEachEntry((name, value) -> headers.put(lower(name), value.asString("")));
        var cookies = new ArrayList<String>();
        json.path("cookies").forEach(cookie -> cookies.add(cookie.asString("")));
        var body = json.path("body");
        var text = body.isNull() || body.isMissingNode() ? "" : body.asString(body.toString());
        var base64 = json.path("isBase64Encoded").asBoolean(false);
        if (base64) {
            var _ = Base64.getDecoder().decode(text);
        }
        return Optional.of(new HttpAnswer(status, headers, cookies, text, base64));
    }

    private static String lower(String name) {
        return name.toLowerCase(java.util.Locale.ROOT);
    }

    void send(HttpExchange exchange) throws IOException {
        var target = exchange.getResponseHeaders();
        headers.forEach(target::set);
        // The gateway's own: the connection is not the function's to describe.
        target.remove("content-length");
        target.remove("connection");
        target.remove("transfer-encoding");
        cookies.forEach(cookie -> target.add("set-cookie", cookie));
        Loopback.send(exchange, status, bytes());
    }

    private byte[] bytes() {
        return base64 ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
    }
}
