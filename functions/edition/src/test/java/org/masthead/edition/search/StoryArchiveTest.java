package org.masthead.edition.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.story.Stories.NOON;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.aws.OpenSearchArchive;
import org.masthead.edition.Edition;
import org.masthead.edition.Editions;
import org.masthead.story.Tombstone;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Against a server that takes everything in and notes what it was sent. */
class StoryArchiveTest {

    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private StoryArchive archive;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                call -> {
                    var body = call.getRequestBody().readAllBytes();
                    sent.add(new String(body, StandardCharsets.UTF_8));
                    call.sendResponseHeaders(200, 2);
                    call.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
                    call.close();
                });
        server.start();
        archive =
                new StoryArchive(
                        Optional.of(
                                new OpenSearchArchive(
                                        URI.create(
                                                "http://127.0.0.1:"
                                                        + server.getAddress().getPort()),
                                        "eu-west-1",
                                        StaticCredentialsProvider.create(
                                                AwsBasicCredentials.create("id", "secret")),
                                        UrlConnectionHttpClient.create())));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static Tombstone gone(String name) {
        return new Tombstone(
                Editions.id(name), "courier", NOON, Tombstone.Reason.GONE, Optional.empty());
    }

    private static Edition minute(int minute, Editions edition) {
        return edition.at(NOON.plusSeconds(60L * minute)).bind();
    }

    @Test
    void takes_in_what_an_edition_has_and_takes_out_what_it_has_no_more() {
        archive.follow(minute(0, Editions.edition().story("fog").gone(gone("sun"))));

        assertThat(String.join("", sent))
                .contains("{\"index\":", Editions.id("fog"))
                .contains("{\"delete\":", Editions.id("sun"));
    }

    @Test
    void takes_in_of_the_next_one_only_what_is_new() {
        var first = minute(0, Editions.edition().story("fog").gone(gone("sun")));
        archive.follow(first);
        sent.clear();

        var more =
                Editions.edition()
                        .story("fog", it -> it.minutesAgo(61))
                        .story("rain")
                        .gone(gone("sun"))
                        .gone(gone("hail"));
        archive.follow(minute(1, more).after(first));

        assertThat(String.join("", sent))
                .contains(Editions.id("rain"), Editions.id("hail"))
                .doesNotContain(Editions.id("fog"), Editions.id("sun"));
    }

    @Test
    void looks_at_each_of_many_gone_stories_once() {
        var edition = Editions.edition().story("fog");
        for (int i = 0; i < 30_000; i++) {
            edition.gone(gone("gone-" + i));
        }
        var removed = minute(0, edition);

        // A walk of all for each of them takes minutes.
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> archive.follow(removed));
        assertThat(String.join("", sent).lines().filter(it -> it.startsWith("{\"delete")))
                .hasSize(30_000);
    }
}
