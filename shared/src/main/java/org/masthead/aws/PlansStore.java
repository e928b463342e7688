package org.masthead.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.masthead.lambda.Log;
import org.masthead.member.Plan;
import org.masthead.member.Plans;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The plans as they are now: what operators have put into the bucket, or the build's own. Looked up
 * every {@link #LOOK_EVERY}; a file that is faulty, or cannot be read, leaves the last good plans
 * in force.
 */
public final class PlansStore implements Plans {

    /** How long a change of plans may go unnoticed. */
    static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    static final String KEY = "plans/plans.json";

    private final S3Client s3;
    private final String bucket;
    private final InstantSource clock;
    private Plans current = Plans.bundled();
    private Instant nextLook = Instant.MIN;

    /** Reads nothing yet but the build's plans. */
    public PlansStore(S3Client s3, String bucket, InstantSource clock) {
        this.s3 = s3;
        this.bucket = bucket;
        this.clock = clock;
    }

    @Override
    public synchronized List<Plan> all() {
        var now = clock.instant();
        if (!now.isBefore(nextLook)) {
            nextLook = now.plus(LOOK_EVERY);
            look();
        }
        return current.all();
    }

    /** The file that operators have put there. */
    public Optional<byte[]> file() {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(request -> request.bucket(bucket).key(KEY)).asByteArray());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    /** Puts a file there that has been checked; each instance sees it within a minute. */
    public synchronized void put(byte[] file) {
        s3.putObject(
                request -> request.bucket(bucket).key(KEY).contentType("application/json"),
                RequestBody.fromBytes(file));
        nextLook = Instant.MIN;
    }

    private void look() {
        try {
            switch (file().map(Plans::read).orElseGet(() -> new Reading.Read(Plans.bundled()))) {
                case Reading.Read(var plans) -> current = plans;
                case Reading.Faulty(var faults) ->
                        Log.warn(
                                "The plans file is faulty; the last good plans stay in force",
                                "bucket",
                                bucket,
                                "key",
                                KEY,
                                "faults",
                                String.join("; ", faults));
            }
        } catch (SdkException e) {
            Log.error("The plans file could not be read; the last good plans stay in force", e);
        }
    }
}
