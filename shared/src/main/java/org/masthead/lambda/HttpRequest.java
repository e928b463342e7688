package org.masthead.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An HTTP API request in payload format 2.0 (API Gateway Developer Guide, "Create AWS Lambda proxy
 * integrations for HTTP APIs").
 *
 * @param method upper case
 * @param path as sent, without the query
 * @param route what template.yaml declares, for example {@code GET /v1/stories/{id}}, or {@code
 *     $default}
 * @param headers names in lower case
 * @param member the {@code sub} of a token that the authorizer has verified
 * @param claims all claims of that token, as texts
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the event to one endpoint, never compared
public record HttpRequest(
        String method,
        String path,
        String route,
        Map<String, String> headers,
        Map<String, String> query,
        Map<String, String> pathParameters,
        Optional<String> member,
        Map<String, String> claims,
        byte[] body) {

    /**
     * Reads the event.
     *
     * @throws IllegalArgumentException where it is not a payload 2.0 event
     */
    public static HttpRequest from(JsonNode event) {
        var http = event.path("requestContext").path("http");
        if (http.isMissingNode()) {
            throw new IllegalArgumentException(
                    "not an HTTP API event in payload format 2.0: it has no requestContext.http");
        }
        var claims = event.path("requestContext").path("authorizer").path("jwt").path("claims");
        return new HttpRequest(
                http.path("method").asString("").toUpperCase(Locale.ROOT),
                event.path("rawPath").asString(""),
                event.path("routeKey").asString("$default"),
                headers(event.path("headers")),
                texts(event.path("queryStringParameters")),
                texts(event.path("pathParameters")),
                Optional.of(claims.path("sub").asString("")).filter(sub -> !sub.isBlank()),
                texts(claims),
                body(event));
    }

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
    }

    /** A parameter of the route's path; the route has matched, so it is there. */
    public String pathParameter(String name) {
        return pathParameters.getOrDefault(name, "");
    }

    private static Map<String, String> headers(JsonNode object) {
        var headers = new LinkedHashMap<String, String>();
        texts(object).forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return headers;
    }

    private static Map<String, String> texts(JsonNode object) {
        var texts = new LinkedHashMap<String, String>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString("")));
        return texts;
    }

    private static byte[] body(JsonNode event) {
        var text = event.path("body").asString("");
        return event.path("isBase64Encoded").asBoolean(false)
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
    }
}
