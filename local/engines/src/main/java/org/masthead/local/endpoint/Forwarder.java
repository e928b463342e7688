package org.masthead.local.endpoint;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;

/** Passes a request on to an engine and its answer back, bodies as streams. */
final class Forwarder implements AutoCloseable {

    /** Of one connection, not of the message (RFC 9110 §7.6.1), or set by the client itself. */
    private static final Set<String> NOT_PASSED_ON =
            Set.of(
                    "connection",
                    "content-length",
                    "expect",
                    "host",
                    "http2-settings",
                    "keep-alive",
                    "transfer-encoding",
                    "upgrade");

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    /**
     * Asks the engine.
     *
     * @param length bytes of the body, or -1 where it is not known
     */
    HttpResponse<InputStream> ask(URI engine, AwsRequest request, InputStream body, long length)
            throws IOException, InterruptedException {
        String target = request.uri().getRawPath();
        String query = request.uri().getRawQuery();
        var passed =
                HttpRequest.newBuilder(
                                URI.create(engine + target + (query == null ? "" : "?" + query)))
                        .method(request.method(), publisher(body, length));
        request.headers()
                .forEach((name, values) -> {
                    if (passesOn(name)) {
                        values.forEach(value -> passed.header(name, signedByLocal(value)));
                    }
                });
        return client.send(passed.build(), BodyHandlers.ofInputStream());
    }

    /** Gives the engine's answer to the caller. */
    static void answer(HttpExchange exchange, HttpResponse<InputStream> response)
            throws IOException {
        response.headers()
                .map()
                .forEach((name, values) -> {
                    if (passesOn(name)) {
                        exchange.getResponseHeaders().put(name, values);
                    }
                });
        long length = response.headers().firstValueAsLong("content-length").orElse(0);
        try (InputStream body = response.body()) {
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
                exchange.sendResponseHeaders(response.statusCode(), -1);
                return;
            }
            exchange.sendResponseHeaders(response.statusCode(), lengthToSend(response, length));
            body.transferTo(exchange.getResponseBody());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** As {@code HttpExchange} wants it: -1 is no body, 0 is one of unknown length. */
    private static long lengthToSend(HttpResponse<InputStream> response, long length) {
        boolean chunked = response.headers().firstValue("transfer-encoding").isPresent();
        if (chunked) {
            return 0;
        }
        return length == 0 ? -1 : length;
    }

    private static BodyPublisher publisher(InputStream body, long length) {
        if (length == 0) {
            return BodyPublishers.noBody();
        }
        BodyPublisher stream = BodyPublishers.ofInputStream(() -> body);
        return length < 0 ? stream : BodyPublishers.fromPublisher(stream, length);
    }

    private static boolean passesOn(String header) {
        return !NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT));
    }

    /** DynamoDB Local takes no access key id with a hyphen, and a function's name has one. */
    private static String signedByLocal(String value) {
        return value.startsWith("AWS4-HMAC-SHA256")
                ? value.replaceFirst("Credential=[^/]+/", "Credential=local/")
                : value;
    }
}
