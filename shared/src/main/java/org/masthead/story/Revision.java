package org.masthead.story;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.masthead.json.Json;
import org.masthead.page.Digest;

/**
 * One state of a story, as one version of the extractor read it from one raw page.
 *
 * @param at when the page was fetched
 * @param page the raw page's key; of a withdrawal, the hash of the address that it was learnt from
 * @param extractor the version that read the page; 0 where it was not written down yet
 * @param fingerprints a short digest of each part a reader sees, by the part's name; those of
 *     different extractor versions do not compare
 * @param withdrawn why the publisher shows the story no longer, where that is what this revision
 *     says; it has no fingerprints then
 */
public record Revision(
        Instant at,
        String page,
        String correlationId,
        int extractor,
        Map<String, String> fingerprints,
        Optional<Tombstone.Reason> withdrawn)
        implements Comparable<Revision> {

    private static final Comparator<Revision> ORDER =
            Comparator.comparing(Revision::at)
                    .thenComparing(Revision::page)
                    .thenComparingInt(Revision::extractor);
    private static final int FINGERPRINT_DIGITS = 12;

    public Revision {
        fingerprints = Map.copyOf(fingerprints);
    }

    /** What the publisher showed at one time; every extractor version that read it shares it. */
    record Fetch(Instant at, String page) {}

    Fetch fetch() {
        return new Fetch(at, page);
    }

    static Revision of(Story story, Instant at, String page, String correlationId) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("headline", fingerprint(story.headline()));
        parts.put("standfirst", fingerprint(story.standfirst()));
        parts.put("authors", fingerprint(story.authors()));
        parts.put("image", fingerprint(story.image()));
        parts.put("blocks", fingerprint(story.blocks()));
        parts.put("publisherAccess", fingerprint(story.publisherAccess()));
        return new Revision(
                at, page, correlationId, story.extraction().version(), parts, Optional.empty());
    }

    /**
     * The publisher shows the story no longer.
     *
     * @param at when the page was asked for
     * @param urlHash of the address that was asked
     */
    public static Revision withdrawal(
            Instant at, String urlHash, String correlationId, Tombstone.Reason reason) {
        return new Revision(at, urlHash, correlationId, 0, Map.of(), Optional.of(reason));
    }

    /** Whether a page tells the story in this revision. */
    boolean tells() {
        return withdrawn.isEmpty();
    }

    private static String fingerprint(Object part) {
        return Digest.sha256(Json.write(part)).substring(0, FINGERPRINT_DIGITS);
    }

    /**
     * Older first; the same instant is ordered by the page's key, and the same page by the
     * extractor's version, so that the order is total.
     */
    @Override
    public int compareTo(Revision other) {
        return ORDER.compare(this, other);
    }
}
