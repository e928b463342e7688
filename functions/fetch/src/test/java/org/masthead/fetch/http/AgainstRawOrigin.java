package org.masthead.fetch.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.masthead.fetch.http.FetchResult.Failed;
import org.masthead.fetch.http.FetchResult.Fetched;
import org.masthead.fetch.http.FetchResult.Refused;
import org.masthead.fetch.http.Fetcher.Validators;

/** A fetcher that may reach one origin, which sends whatever a test tells it to. */
abstract class AgainstRawOrigin {

    static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

    final RawOrigin origin;

    AgainstRawOrigin() throws IOException {
        origin = new RawOrigin();
    }

    @AfterEach
    void close() throws IOException {
        origin.close();
    }

    FetchResult get(String path, Validators validators, Duration deadline) {
        var url = path.startsWith("/") ? origin.url(path) : path;
        return fetcher(origin.hostAndPort(), deadline).get(url, validators);
    }

    /** Asks a place other than the origin, which the fetcher may reach. */
    static FetchResult getFrom(String hostAndPort, String url) {
        return fetcher(hostAndPort, Duration.ofSeconds(10)).get(url, Validators.NONE);
    }

    static Fetcher fetcher(String hostAndPort, Duration deadline) {
        return new Fetcher(
                "https://operator.example/contact", hostAndPort, NOON, deadline, wiring -> wiring);
    }

    FetchResult get(String path) {
        return get(path, Validators.NONE, Duration.ofSeconds(10));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }

    static Fetched fetched(FetchResult result) {
        assertThat(result).isInstanceOf(Fetched.class);
        return (Fetched) result;
    }

    static void assertRefused(FetchResult result, String... words) {
        assertThat(result)
                .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
                .satisfies(refused -> assertSays(refused.reason(), words));
    }

    static void assertSays(String reason, String... words) {
        assertThat(words).allSatisfy(word -> assertThat(reason).contains(word));
    }

    static void assertFailed(FetchResult result, String... words) {
        assertThat(result)
                .asInstanceOf(InstanceOfAssertFactories.type(Failed.class))
                .satisfies(failed -> assertSays(failed.reason(), words));
    }
}
