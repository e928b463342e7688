package org.masthead.page;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The HTTP facts of a stored page, kept as the S3 object's metadata beside its bytes so that the
 * archive can be extracted again from S3 alone.
 *
 * @param url the address that answered, after redirects; in ASCII, see {@link #hold}
 * @param discovered when Masthead first knew of the address, or of a change at it
 * @param fetchedAt when the answer came
 * @param contentType the header as received, with its charset where it had one
 * @param status the HTTP status: {@value #OK}, or 404 or 410 of a page that is gone, which has no
 *     bytes
 * @param maxSnippet how many characters of it the publisher lets others show as a summary; empty
 *     where it does not say
 */
public record PageFacts(
        String url,
        String sourceId,
        Instant discovered,
        Instant fetchedAt,
        Optional<String> contentType,
        String correlationId,
        int status,
        Origin origin,
        Optional<Integer> maxSnippet) {

    /** Where the bytes are from. */
    public enum Origin {
        /** The page itself. */
        PAGE,
        /** The entry of a syndication feed, whose page could not be had. */
        FEED
    }

    /** The facts of a page of which the publisher states nothing more. */
    public PageFacts(
            String url,
            String sourceId,
            Instant discovered,
            Instant fetchedAt,
            Optional<String> contentType,
            String correlationId,
            int status) {
        this(
                url,
                sourceId,
                discovered,
                fetchedAt,
                contentType,
                correlationId,
                status,
                Origin.PAGE,
                Optional.empty());
    }

    /** The status of a page that is there. */
    public static final int OK = 200;

    /**
     * S3 allows 2 KB of user metadata an object (Amazon S3 User Guide, "Working with object
     * metadata"); a longer address is refused before it is fetched.
     */
    public static final int MAX_URL_BYTES = 1_200;

    private static final Pattern PRINTABLE_ASCII = Pattern.compile("[!-~]*");

    /** Whether an address fits: in ASCII, as the URL Standard serialises it, and not too long. */
    public static boolean hold(String url) {
        return url.length() <= MAX_URL_BYTES && PRINTABLE_ASCII.matcher(url).matches();
    }

    /** As metadata, which travels in HTTP headers: what may be anything is percent-encoded. */
    public Map<String, String> toMetadata() {
        var metadata = new LinkedHashMap<String, String>();
        metadata.put("url", url);
        metadata.put("source-id", sourceId);
        metadata.put("discovered", discovered.toString());
        metadata.put("fetched-at", fetchedAt.toString());
        contentType.ifPresent(type -> metadata.put("http-content-type", encode(type)));
        metadata.put("correlation-id", correlationId);
        if (isGone()) {
            metadata.put("status", Integer.toString(status));
        }
        if (origin == Origin.FEED) {
            metadata.put("origin", "feed");
        }
        maxSnippet.ifPresent(limit -> metadata.put("max-snippet", limit.toString()));
        return metadata;
    }

    /**
     * Reads back what {@link #toMetadata} wrote.
     *
     * @throws IllegalArgumentException naming the entry that is missing
     */
    public static PageFacts fromMetadata(Map<String, String> metadata) {
        return new PageFacts(
                required(metadata, "url"),
                required(metadata, "source-id"),
                Instant.parse(required(metadata, "discovered")),
                Instant.parse(required(metadata, "fetched-at")),
                Optional.ofNullable(metadata.get("http-content-type")).map(PageFacts::decode),
                required(metadata, "correlation-id"),
                Integer.parseInt(metadata.getOrDefault("status", Integer.toString(OK))),
                "feed".equals(metadata.get("origin")) ? Origin.FEED : Origin.PAGE,
                Optional.ofNullable(metadata.get("max-snippet")).map(Integer::valueOf));
    }

    /** Whether the publisher has taken the page down. */
    public boolean isGone() {
        return status != OK;
    }

    private static String required(Map<String, String> metadata, String name) {
        var value = metadata.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "raw page has no metadata x-amz-meta-" + name + "; was it stored by fetch?");
        }
        return value;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String decode(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }
}
