package org.masthead.local.endpoint;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An answer of the endpoint itself, in the form the called service would use. */
record Answer(int status, Map<String, String> headers, String body) {

    private static final int FORBIDDEN = 403;

    static Answer json(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "application/json"), body);
    }

    /** An AWS JSON protocol error. */
    static Answer error(int status, String type, String message) {
        return json(
                status,
                JsonMapper.shared()
                        .createObjectNode()
                        .put("__type", type)
                        .put("message", message)
                        .toString());
    }

    /** Access denied, as each service says it. */
    static Answer denied(String service, String message) {
        return switch (service) {
            case "s3" -> xml(FORBIDDEN, "AccessDenied", message);
            case "dynamodb" ->
                    error(400, "com.amazon.coral.service#AccessDeniedException", message);
            // The header carries the code of the older query protocol, which SDKs prefer.
            case "sqs" ->
                    error(FORBIDDEN, "com.amazon.coral.service#AccessDeniedException", message)
                            .with("x-amzn-query-error", "AccessDenied;Sender");
            default ->
                    error(FORBIDDEN, "AccessDeniedException", message)
                            .with("X-Amzn-ErrorType", "AccessDeniedException");
        };
    }

    Answer with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean empty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
        if (!empty) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Answer xml(int status, String code, String message) {
        String text = message.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return new Answer(
                status,
                Map.of("Content-Type", "application/xml"),
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>"
                        + code
                        + "</Code><Message>"
                        + text
                        + "</Message><RequestId>local</RequestId></Error>");
    }
}
