package org.masthead.story;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.masthead.json.Json;
import org.masthead.page.Digest;

/**
 * One state of a story, as one raw page gave it.
 *
 * @param at when the page was fetched
 * @param page the raw page's key
 * @param fingerprints a short digest of each part a reader sees, by the part's name
 */
public record Revision(
        Instant at, String page, String correlationId, Map<String, String> fingerprints)
        implements Comparable<Revision> {

    private static final Comparator<Revision> ORDER =
            Comparator.comparing(Revision::at).thenComparing(Revision::page);
    private static final int FINGERPRINT_DIGITS = 12;

    public Revision {
        fingerprints = Map.copyOf(fingerprints);
    }

    static Revision of(Story story, Instant at, String page, String correlationId) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("headline", fingerprint(story.headline()));
        parts.put("standfirst", fingerprint(story.standfirst()));
        parts.put("authors", fingerprint(story.authors()));
        parts.put("image", fingerprint(story.image()));
        parts.put("blocks", fingerprint(story.blocks()));
        parts.put("publisherAccess", fingerprint(story.publisherAccess()));
        return new Revision(at, page, correlationId, parts);
    }

    private static String fingerprint(Object part) {
        return Digest.sha256(Json.write(part)).substring(0, FINGERPRINT_DIGITS);
    }

    /** Older first; the same instant is ordered by the page's key, so that the order is total. */
    @Override
    public int compareTo(Revision other) {
        return ORDER.compare(this, other);
    }
}
