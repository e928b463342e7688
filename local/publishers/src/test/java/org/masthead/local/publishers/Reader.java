package org.masthead.local.publishers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Someone who reads the demo titles over real HTTP, following nothing by themselves. */
final class Reader implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();

    HttpResponse<byte[]> get(String url, String... headers) {
        return send("GET", url, headers);
    }

    HttpResponse<byte[]> send(String method, String url, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofSeconds(20))
                        .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(method + " " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    String text(String url) {
        return new String(get(url).body(), StandardCharsets.UTF_8);
    }

    Document page(String url) {
        return Jsoup.parse(text(url), url);
    }

    Document xml(String url) {
        return Jsoup.parse(text(url), url, Parser.xmlParser());
    }

    @Override
    public void close() {
        client.close();
    }
}
