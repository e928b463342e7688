package org.masthead.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.function.Supplier;
import org.masthead.json.Json;
import org.masthead.page.Digest;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Store events that are too long for a message: the event lies in the editions bucket until it is
 * taken in, and the message is a ticket with its key.
 */
public final class LongStoreEvents {

    /**
     * Bytes. A batch of ten such messages still fits into one invocation, which takes 6 MB (AWS
     * Lambda Developer Guide, "Lambda quotas"); a message of SQS may have 1 MiB.
     */
    static final int MOST = 256 * 1024;

    private static final String PREFIX = "store-events/";
    private static final String TICKET = "{\"longEvent\":";

    private final Supplier<S3Client> s3;
    private final String bucket;

    /**
     * Over the bucket.
     *
     * @param s3 asked for when the first long event comes: hardly one ever does
     * @param bucket the editions bucket, which forgets in time what nobody takes in
     */
    public LongStoreEvents(Supplier<S3Client> s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    private record Ticket(String longEvent) {}

    /** The message for an event: the event itself or, where that is stored now, its ticket. */
    public String message(String event) {
        var bytes = event.getBytes(UTF_8);
        if (bytes.length <= MOST) {
            return event;
        }
        var key = PREFIX + Digest.sha256(event);
        s3.get()
                .putObject(
                        request -> request.bucket(bucket).key(key).contentType("application/json"),
                        RequestBody.fromBytes(bytes));
        return Json.write(new Ticket(key));
    }

    /**
     * The event of a message.
     *
     * @return empty where it was taken in before: only then is it gone
     */
    public Optional<String> event(String message) {
        return key(message).map(this::stored).orElseGet(() -> Optional.of(message));
    }

    /** The event of the message is taken in, and is kept no longer. Twice is once. */
    public void taken(String message) {
        key(message)
                .ifPresent(
                        key -> s3.get().deleteObject(request -> request.bucket(bucket).key(key)));
    }

    private Optional<String> stored(String key) {
        try {
            var object = s3.get().getObjectAsBytes(request -> request.bucket(bucket).key(key));
            return Optional.of(object.asUtf8String());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> key(String message) {
        return message.startsWith(TICKET)
                ? Optional.of(Json.read(message, Ticket.class).longEvent())
                : Optional.empty();
    }
}
