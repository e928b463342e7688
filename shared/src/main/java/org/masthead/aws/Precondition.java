package org.masthead.aws;

import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Conditional reads and writes of S3 (Amazon S3 User Guide, "How to prevent object overwrites").
 */
final class Precondition {

    /** RFC 9110 §15.4.5. */
    private static final int NOT_MODIFIED = 304;

    private static final int FAILED = 412;
    private static final int CONFLICT = 409;

    private Precondition() {}

    /** Whether the object was not as the condition wanted it, or is being written right now. */
    static boolean failed(S3Exception e) {
        return e.statusCode() == FAILED || e.statusCode() == CONFLICT;
    }

    /**
     * Reads an object, where it is another one than was seen.
     *
     * @param etag of the one that was seen; empty where none was
     * @return empty where it is the same, and where there is none
     */
    static Optional<ResponseBytes<GetObjectResponse>> changed(
            S3Client s3, String bucket, String key, Optional<String> etag) {
        var request = GetObjectRequest.builder().bucket(bucket).key(key);
        etag.ifPresent(request::ifNoneMatch);
        try {
            return Optional.of(s3.getObjectAsBytes(request.build()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_MODIFIED) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
