package org.masthead.local.cloud.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.masthead.local.template.LocalAccount;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An HTTP request as a function gets it: API Gateway developer guide, "AWS Lambda proxy
 * integrations for HTTP APIs", payload format 2.0.
 */
final class HttpEvent {

    /** Common log format, as {@code requestContext.time} has it. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final String API_ID = "local";

    /**
     * What the gateway knows of a request beside the request itself.
     *
     * @param token what the authorizer found, where the route has one
     */
    record Context(
            Route route,
            Map<String, String> pathParameters,
            Optional<JwtAuthorizer.Allowed> token,
            String requestId,
            Instant time,
            LocalAccount account) {}

    private HttpEvent() {}

    /** The event's JSON. */
    static String of(HttpExchange exchange, byte[] body, Context context) {
        var event = JsonMapper.shared().createObjectNode();
        var uri = exchange.getRequestURI();
        var query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        event.put("version", "2.0").put("routeKey", context.route().pattern().key());
        event.put("rawPath", uri.getRawPath()).put("rawQueryString", query);
        var headers = headers(exchange);
        var cookies = headers.remove("cookie");
        if (cookies != null) {
            var array = event.putArray("cookies");
            List.of(cookies.split("; ?|,", -1)).forEach(array::add);
        }
        put(event, "headers", headers);
        if (!query.isEmpty()) {
            put(event, "queryStringParameters", parameters(query));
        }
        event.set("requestContext", requestContext(exchange, headers, context));
        if (!context.pathParameters().isEmpty()) {
            put(event, "pathParameters", context.pathParameters());
        }
        putBody(event, body, headers.getOrDefault("content-type", ""));
        return event.toString();
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return headers;
    }

    private static Map<String, String> parameters(String query) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                var parts = pair.split("=", 2);
                values.computeIfAbsent(decode(parts[0]), _ -> new ArrayList<>())
                        .add(parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        var joined = new LinkedHashMap<String, String>();
        values.forEach((name, all) -> joined.put(name, String.join(",", all)));
        return joined;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    private static ObjectNode requestContext(
            HttpExchange exchange, Map<String, String> headers, Context context) {
        var node = JsonMapper.shared().createObjectNode();
        node.put("accountId", context.account().accountId()).put("apiId", API_ID);
        context.token().ifPresent(token -> putToken(node.putObject("authorizer"), token));
        node.put("domainName", headers.getOrDefault("host", "")).put("domainPrefix", API_ID);
        var http = node.putObject("http");
        http.put("method", exchange.getRequestMethod());
        http.put("path", exchange.getRequestURI().getPath());
        http.put("protocol", exchange.getProtocol());
        http.put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress());
        http.put("userAgent", headers.getOrDefault("user-agent", ""));
        node.put("requestId", context.requestId()).put("routeKey", context.route().pattern().key());
        node.put("stage", "$default").put("time", TIME.format(context.time()));
        node.put("timeEpoch", context.time().toEpochMilli());
        return node;
    }

    private static void putToken(ObjectNode authorizer, JwtAuthorizer.Allowed token) {
        var jwt = authorizer.putObject("jwt");
        put(jwt, "claims", token.claims());
        if (token.scopes().isEmpty()) {
            jwt.putNull("scopes");
        } else {
            token.scopes().forEach(jwt.withArray("scopes")::add);
        }
    }

    private static void put(ObjectNode node, String name, Map<String, String> values) {
        var object = node.putObject(name);
        values.forEach(object::put);
    }

    private static void putBody(ObjectNode event, byte[] body, String contentType) {
        var text = isText(contentType) ? text(body) : Optional.<String>empty();
        if (body.length > 0) {
            event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)));
        }
        event.put("isBase64Encoded", body.length > 0 && text.isEmpty());
    }

    /** The types that API Gateway passes on as text; all others arrive in Base64. */
    private static boolean isText(String contentType) {
        var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/")
                || type.equals("application/json")
                || type.equals("application/javascript")
                || type.equals("application/xml");
    }

    private static Optional<String> text(byte[] body) {
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            return Optional.of(decoder.decode(java.nio.ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
