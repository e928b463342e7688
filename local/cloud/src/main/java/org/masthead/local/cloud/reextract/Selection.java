package org.masthead.local.cloud.reextract;

import java.util.Optional;
import java.util.stream.Stream;
import org.masthead.aws.PageStore;
import org.masthead.aws.PageStore.Days;
import org.masthead.page.Digest;
import org.masthead.page.PageKey;

/**
 * Which pages are extracted again, where, and to what end.
 *
 * @param function name or ARN of the extract function
 * @param bucket of the raw pages
 * @param source id of the one source; empty for all
 */
public record Selection(
        String function, String bucket, Optional<String> source, Days days, Mode mode) {

    private static final int DIGITS = 12;

    /** Whether stories are replaced, or only looked at. */
    public enum Mode {
        IN_PLACE,
        DRY_RUN
    }

    /** A name for the run: the same selection is the same run, to be resumed. */
    public String name() {
        return Digest.sha256(toString()).substring(0, DIGITS);
    }

    /** In words, for example {@code pages of crux from 2026-11-20}. */
    public String words() {
        return source.map(id -> "pages of " + id).orElse("pages of all sources")
                + days.from().map(day -> " from " + day).orElse("")
                + days.to().map(day -> " to " + day).orElse("");
    }

    /** The pages' keys, in the order of S3; read as they are taken. */
    public Stream<PageKey> keys(PageStore pages) {
        return source.map(Stream::of)
                .orElseGet(() -> pages.sources().stream())
                .flatMap(id -> pages.keys(id, days));
    }
}
