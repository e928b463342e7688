package org.masthead.local.publishers;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Puts an {@link Answer} on the wire: HEAD, conditional requests, gzip, the drip. */
final class Wire {

    private static final int DROPS = 8;

    private final Pause pause;

    Wire(Pause pause) {
        this.pause = pause;
    }

    void send(HttpExchange exchange, Answer answer) throws IOException {
        switch (answer) {
            case Answer.Document document -> send(exchange, document);
            case Answer.Stream stream -> send(exchange, stream);
        }
    }

    private void send(HttpExchange exchange, Answer.Document document) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        document.headers().forEach(headers::set);
        Bytes body = document.body();
        if (document.status() == 200) {
            boolean gzip = acceptsGzip(exchange.getRequestHeaders());
            // A gzip'd body is another representation: its strong tag must differ (RFC 9110
            // §8.8.3).
            headers.set("ETag", "\"" + body.fingerprint() + (gzip ? "-gzip\"" : "\""));
            document.modified()
                    .ifPresent(time -> headers.set("Last-Modified", HttpTime.format(time)));
            headers.set("Vary", "Accept-Encoding");
            headers.set("Cache-Control", "no-cache");
            if (isUnchanged(exchange.getRequestHeaders(), document)) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            if (gzip) {
                headers.set("Content-Encoding", "gzip");
                body = document.packed().orElseGet(document.body()::gzipped);
            }
        }
        if (isHead(exchange)) {
            headers.set("Content-Length", Integer.toString(body.size()));
            exchange.sendResponseHeaders(document.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(document.status(), body.size() == 0 ? -1 : body.size());
        write(body, document, exchange.getResponseBody());
    }

    private void write(Bytes body, Answer.Document document, OutputStream out) throws IOException {
        if (document.drip().isZero()) {
            body.writeTo(out, 0, body.size());
            return;
        }
        for (int drop = 0; drop < DROPS; drop++) {
            pause.over(document.drip().dividedBy(DROPS));
            int from = (int) ((long) body.size() * drop / DROPS);
            int to = (int) ((long) body.size() * (drop + 1) / DROPS);
            body.writeTo(out, from, to);
            out.flush();
        }
    }

    private static void send(HttpExchange exchange, Answer.Stream stream) throws IOException {
        stream.headers().forEach(exchange.getResponseHeaders()::set);
        if (isHead(exchange)) {
            exchange.sendResponseHeaders(stream.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(stream.status(), stream.length());
        stream.body().writeTo(exchange.getResponseBody());
    }

    private static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }

    static boolean acceptsGzip(Headers request) {
        String accepted = String.join(",", request.getOrDefault("Accept-Encoding", List.of()));
        return FrontMatter.split(accepted).stream()
                .map(coding -> coding.replace(" ", ""))
                .anyMatch(
                        coding -> coding.startsWith("gzip") && !coding.matches("gzip;q=0(\\.0*)?"));
    }

    private static boolean isUnchanged(Headers request, Answer.Document document) {
        Optional<String> tags = Optional.ofNullable(request.getFirst("If-None-Match"));
        if (tags.isPresent()) {
            // RFC 9110 §13.1.3: with If-None-Match there, If-Modified-Since is not looked at.
            return tags.get().equals("*") || tags.get().contains(document.body().fingerprint());
        }
        Optional<String> since = Optional.ofNullable(request.getFirst("If-Modified-Since"));
        return document.modified()
                .map(time -> time.truncatedTo(ChronoUnit.SECONDS))
                .flatMap(time -> since.flatMap(HttpTime::parse).map(seen -> !time.isAfter(seen)))
                .orElse(false);
    }
}
