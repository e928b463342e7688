package org.masthead.bench.page;

import java.time.Instant;
import java.util.Optional;
import org.masthead.page.Gzip;
import org.masthead.page.PageFacts;
import org.masthead.page.RawPage;

/**
 * One saved page.
 *
 * @param id the file's name without its ending
 * @param url where the page was fetched
 * @param zipped the page's bytes, gzip
 */
@SuppressWarnings("ArrayRecordComponent") // carried to the extractors, never compared
public record SavedPage(String id, String url, byte[] zipped) {

    /** The page's bytes as its server sent them. */
    public byte[] html() {
        return Gzip.unzip(zipped);
    }

    /** The page as fetch stores it, discovered at the epoch, without a content type. */
    public static RawPage raw(byte[] html, String url) {
        var facts =
                new PageFacts(
                        url,
                        "saved",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Optional.empty(),
                        "saved",
                        PageFacts.OK);
        return new RawPage(facts, html);
    }
}
