package org.masthead.local.publishers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the server says to one request. */
sealed interface Answer {

    /**
     * A whole document. Only one of status 200 takes part in conditional requests and compression.
     *
     * @param modified empty when it has no honest time of change
     * @param packed the same bytes gzip'd, where they are at hand already
     * @param drip how long the body takes to trickle out; zero sends it at once
     */
    record Document(
            int status,
            Map<String, String> headers,
            Bytes body,
            Optional<Instant> modified,
            Optional<Bytes> packed,
            Duration drip)
            implements Answer {

        Document with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Document(status, more, body, modified, packed, drip);
        }

        Document modified(Instant at) {
            return new Document(status, headers, body, Optional.of(at), packed, drip);
        }

        Document packed(Bytes gzip) {
            return new Document(status, headers, body, modified, Optional.of(gzip), drip);
        }

        Document dripping(Duration over) {
            return new Document(status, headers, body, modified, packed, over);
        }
    }

    /**
     * A body written as it goes, by {@link Trouble}.
     *
     * @param length bytes to announce in Content-Length; 0 means chunked
     */
    record Stream(int status, Map<String, String> headers, long length, Body body)
            implements Answer {}

    /** Writes a body, for as long as it likes. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    static Document document(String contentType, Bytes body) {
        return document(200, contentType, body);
    }

    static Document document(int status, String contentType, Bytes body) {
        Map<String, String> headers = Map.of("Content-Type", contentType);
        return new Document(
                status, headers, body, Optional.empty(), Optional.empty(), Duration.ZERO);
    }

    static Document html(String html) {
        return document("text/html; charset=utf-8", Bytes.of(html, StandardCharsets.UTF_8));
    }

    /** A short page that says what went wrong. */
    static Document problem(int status, String what) {
        String page =
                "<!doctype html><title>%d</title><h1>%d</h1><p>%s</p>\n"
                        .formatted(status, status, Template.escape(what));
        return document(status, "text/html; charset=utf-8", Bytes.of(page, StandardCharsets.UTF_8));
    }

    static Document redirect(int status, String location) {
        return problem(status, "See " + location).with("Location", location);
    }
}
