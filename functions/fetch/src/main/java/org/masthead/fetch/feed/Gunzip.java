package org.masthead.fetch.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Opens gzip files: sitemaps are published as such (sitemaps.org protocol 0.9, "gzip"). */
final class Gunzip {

    /**
     * Bytes. The protocol allows 50 MB; with the characters and elements made of it, this is what
     * fits into the function's memory. A sitemap of 50,000 pages has some 10 MB.
     */
    static final int MAX_INFLATED = 20 * 1024 * 1024;

    private Gunzip() {}

    /** What came of it. */
    sealed interface Inflated {

        /** The document. */
        @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
        record Bytes(byte[] bytes) implements Inflated {}

        /**
         * None.
         *
         * @param reason in words, goes after "the document"
         */
        record Refused(String reason) implements Inflated {}
    }

    /** Bytes that are no gzip file are handed back as they are. */
    static Inflated inflate(byte[] body) {
        if (!isGzip(body)) {
            return new Inflated.Bytes(body);
        }
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            var bytes = gzip.readNBytes(MAX_INFLATED + 1);
            return bytes.length > MAX_INFLATED
                    ? new Inflated.Refused(
                            "is larger than %d MB once inflated"
                                    .formatted(MAX_INFLATED / (1024 * 1024)))
                    : new Inflated.Bytes(bytes);
        } catch (IOException e) {
            return new Inflated.Refused("is a broken gzip file: " + e.getMessage());
        }
    }

    /** RFC 1952 §2.3.1. */
    private static boolean isGzip(byte[] body) {
        return body.length > 2 && (body[0] & 0xFF) == 0x1F && (body[1] & 0xFF) == 0x8B;
    }
}
