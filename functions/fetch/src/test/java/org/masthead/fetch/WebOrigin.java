package org.masthead.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A well-behaved web server, that also takes forms. What it does not have is 404. */
final class WebOrigin implements AutoCloseable {

    private record Page(int status, String contentType, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final WatchfulHost.Watch watch = new WatchfulHost.Watch();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Map<String, Map.Entry<String, String>> headers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> forms = new CopyOnWriteArrayList<>();

    WebOrigin() throws IOException {
        var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String hostAndPort() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String url(String path) {
        return "http://" + hostAndPort() + path;
    }

    void serves(String path, String contentType, String body) {
        pages.put(path, new Page(200, contentType, body));
    }

    /** A header that goes with a page from now on. */
    void tells(String path, String header, String value) {
        headers.put(path, Map.entry(header, value));
    }

    void answers(String path, int status) {
        pages.put(path, new Page(status, "text/plain", "as told"));
    }

    /** Paths, in the order they were asked for; not those that are asked for to be polite. */
    List<String> asked() {
        return asked.stream().filter(path -> !path.equals("/robots.txt")).toList();
    }

    /** What was posted, by name. */
    List<Map<String, String>> forms() {
        return List.copyOf(forms);
    }

    /** How many requests were under way at once, at most. */
    int mostAtOnce() {
        return watch.most();
    }

    private void answer(HttpExchange exchange) throws IOException {
        watch.begin();
        try {
            answered(exchange);
        } finally {
            watch.end();
        }
    }

    private void answered(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            asked.add(path);
            var form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (exchange.getRequestMethod().equals("POST")) {
                forms.add(read(form));
            }
            var page = pages.getOrDefault(path, new Page(404, "text/plain", "nothing here"));
            var body = page.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", page.contentType());
            Optional.ofNullable(headers.get(path))
                    .ifPresent(it -> exchange.getResponseHeaders().set(it.getKey(), it.getValue()));
            exchange.sendResponseHeaders(page.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> read(String form) {
        var fields = new HashMap<String, String>();
        for (var pair : form.split("&", -1)) {
            var parts = pair.split("=", 2);
            fields.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
        }
        return fields;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
