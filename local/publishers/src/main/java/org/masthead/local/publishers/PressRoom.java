package org.masthead.local.publishers;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * What can be asked of the server by POST: to publish a title's next story ({@code /crux/publish}),
 * and, of its hub, to push what is published ({@code /hub}).
 */
final class PressRoom {

    static final String HUB = "/hub";

    private static final String PUBLISH = "/publish";
    private static final int MOST_BYTES = 10_000;

    private final List<TitleSite> titles;
    private final Hub hub;
    private final String origin;

    PressRoom(String origin, List<TitleSite> titles, Executor threads) {
        this.origin = origin;
        this.titles = titles;
        var topics =
                titles.stream()
                        .filter(title -> title.newsroom().hasHub())
                        .map(title -> title.newsroom().title(origin).feeds().getFirst())
                        .toList();
        this.hub = new Hub(origin + HUB, topics, threads);
    }

    Hub hub() {
        return hub;
    }

    Answer answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
        String path = exchange.getRequestURI().getPath();
        if (path.equals(HUB)) {
            return hub.subscribe(form(new String(body, StandardCharsets.UTF_8)));
        }
        return titles.stream()
                .filter(title -> path.equals("/" + title.newsroom().id() + PUBLISH))
                .findFirst()
                .map(this::publish)
                .orElseGet(() ->
                        Answer.problem(
                                        405,
                                        "POST goes to %s and /TITLE%s only".formatted(HUB, PUBLISH))
                                .with("Allow", "GET, HEAD"));
    }

    private Answer publish(TitleSite title) {
        title.publish();
        if (title.newsroom().hasHub()) {
            String topic = title.newsroom().title(origin).feeds().getFirst();
            String path = title.newsroom().feeds("feeds").getFirst().path();
            if (title.answer(path) instanceof Answer.Document feed) {
                String type = feed.headers().getOrDefault("Content-Type", "application/xml");
                hub.push(topic, type, feed.body());
            }
        }
        return Answer.problem(202, "Published");
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                form.put(decoded(parts[0]), decoded(parts[1]));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
