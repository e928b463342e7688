package org.masthead.aws;

import java.util.Optional;
import org.masthead.edition.Edition;
import org.masthead.edition.EditionFormat;
import org.masthead.edition.EditionPointer;
import org.masthead.json.Json;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Editions in S3: immutable objects, and one pointer that is flipped by conditional write. */
public final class EditionStore {

    private final S3Client s3;
    private final String bucket;

    public EditionStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /**
     * The pointer and the entity tag under which it may be replaced.
     *
     * @param etag opaque
     */
    public record Tagged(EditionPointer pointer, String etag) {}

    /** Empty until the first edition is bound. */
    public Optional<Tagged> current() {
        try {
            var object =
                    s3.getObjectAsBytes(request -> request.bucket(bucket).key(EditionPointer.KEY));
            return Optional.of(
                    new Tagged(
                            Json.read(object.asByteArrayUnsafe(), EditionPointer.class),
                            object.response().eTag()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    public Edition read(String key) {
        var object = s3.getObjectAsBytes(request -> request.bucket(bucket).key(key));
        return EditionFormat.read(object.asByteArrayUnsafe());
    }

    /** Empty where there is no such edition, or no longer. */
    public Optional<Edition> find(String key) {
        try {
            return Optional.of(read(key));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    /** Stores an edition under its own version; nothing points to it yet. */
    public void put(Edition edition) {
        s3.putObject(
                request ->
                        request.bucket(bucket)
                                .key(EditionPointer.keyOf(edition.version()))
                                .contentType("application/octet-stream"),
                RequestBody.fromBytes(EditionFormat.write(edition)));
    }

    /**
     * Points to another edition, if the pointer is still the one that was seen.
     *
     * @param seen what {@link #current} gave
     * @return false where somebody else has flipped it meanwhile
     */
    public boolean flip(EditionPointer next, Optional<Tagged> seen) {
        var request =
                PutObjectRequest.builder()
                        .bucket(bucket)
                        .key(EditionPointer.KEY)
                        .contentType("application/json");
        seen.ifPresentOrElse(
                tagged -> request.ifMatch(tagged.etag()), () -> request.ifNoneMatch("*"));
        try {
            s3.putObject(request.build(), RequestBody.fromBytes(Json.writeBytes(next)));
            return true;
        } catch (S3Exception e) {
            if (Precondition.failed(e)) {
                // A write whose answer was lost and that was sent again finds itself in the way.
                return current().filter(now -> now.pointer().equals(next)).isPresent();
            }
            throw e;
        }
    }
}
