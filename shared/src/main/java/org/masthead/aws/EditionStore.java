package org.masthead.aws;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.masthead.edition.Edition;
import org.masthead.edition.EditionFormat;
import org.masthead.edition.EditionPointer;
import org.masthead.edition.Readership;
import org.masthead.edition.UnreadableEditionException;
import org.masthead.json.Json;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Editions in S3: immutable objects, and for each readership one pointer that is flipped by
 * conditional write.
 */
public final class EditionStore {

    private final S3Client s3;
    private final String bucket;
    private final String pointer;

    /** Everybody's editions. */
    public EditionStore(S3Client s3, String bucket) {
        this(s3, bucket, Readership.EVERYBODY);
    }

    private EditionStore(S3Client s3, String bucket, Readership readers) {
        this.s3 = s3;
        this.bucket = bucket;
        this.pointer = EditionPointer.keyFor(readers);
    }

    /** Their editions, in the same bucket: with a pointer of their own. */
    public EditionStore forReaders(Readership readers) {
        return new EditionStore(s3, bucket, readers);
    }

    /**
     * The pointer and the entity tag under which it may be replaced.
     *
     * @param etag opaque
     */
    public record Tagged(EditionPointer pointer, String etag) {}

    /** Empty until the first edition is bound. */
    public Optional<Tagged> current() {
        return changed(Optional.empty());
    }

    /**
     * The pointer, where it is another one than was seen.
     *
     * @param etag of the one that was seen; empty where none was
     * @return empty where it is the same, and until the first edition is bound
     */
    public Optional<Tagged> changed(Optional<String> etag) {
        return Precondition.changed(s3, bucket, pointer, etag)
                .map(object ->
                        new Tagged(
                                Json.read(object.asByteArrayUnsafe(), EditionPointer.class),
                                object.response().eTag()));
    }

    /**
     * Reads an edition.
     *
     * @throws NoSuchKeyException where there is none
     * @throws UnreadableEditionException where it is damaged, or of a format of another time
     */
    public Edition read(String key) {
        return EditionFormat.read(
                s3.getObject(request -> request.bucket(bucket).key(key), EditionStore::whole));
    }

    /** An array of the very size: copied while it grows, 25 MB take three times as long. */
    private static byte[] whole(GetObjectResponse response, InputStream body) throws IOException {
        var bytes = new byte[Math.toIntExact(response.contentLength())];
        int length = body.readNBytes(bytes, 0, bytes.length);
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
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
                        .key(pointer)
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
