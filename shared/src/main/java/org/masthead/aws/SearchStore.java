package org.masthead.aws;

import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The search index in S3: one object, replaced whole. It need not be of the very edition that is
 * current: who searches leaves out what the edition does not hold.
 */
public final class SearchStore {

    private static final String KEY = "editions/search";

    private final S3Client s3;
    private final String bucket;

    public SearchStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /**
     * An index as it is stored.
     *
     * @param file see {@link org.masthead.search.StoryIndex#open}
     * @param etag opaque
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over at once, never compared
    public record Stored(byte[] file, String etag) {}

    /** Replaces the index. */
    public void put(byte[] file) {
        s3.putObject(
                request -> request.bucket(bucket).key(KEY).contentType("application/octet-stream"),
                RequestBody.fromBytes(file));
    }

    /**
     * Reads the index.
     *
     * @param known the entity tag of the one that is there already
     * @return empty where there is none, or still the known one
     */
    public Optional<Stored> other(Optional<String> known) {
        return Precondition.changed(s3, bucket, KEY, known)
                .map(object -> new Stored(object.asByteArrayUnsafe(), object.response().eTag()));
    }
}
