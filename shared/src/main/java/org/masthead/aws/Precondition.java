package org.masthead.aws;

import software.amazon.awssdk.services.s3.model.S3Exception;

/** Conditional writes of S3 (Amazon S3 User Guide, "How to prevent object overwrites"). */
final class Precondition {

    private static final int FAILED = 412;
    private static final int CONFLICT = 409;

    private Precondition() {}

    /** Whether the object was not as the condition wanted it, or is being written right now. */
    static boolean failed(S3Exception e) {
        return e.statusCode() == FAILED || e.statusCode() == CONFLICT;
    }
}
