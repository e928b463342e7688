package org.masthead.local.engines;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.masthead.local.template.LocalAccount;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes S3's event messages.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">Amazon
 *     S3, event message structure</a>
 */
final class ObjectEvents {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final LocalAccount account;
    private final InstantSource clock;
    private final AtomicLong lastSequence = new AtomicLong();

    ObjectEvents(LocalAccount account, InstantSource clock) {
        this.account = account;
        this.clock = clock;
    }

    /** What was stored. The entity tag comes without quotation marks. */
    record Stored(String bucket, String key, long size, String eTag) {}

    /**
     * One message with one record.
     *
     * @param eventName such as {@code ObjectCreated:Put}
     */
    String created(String eventName, Stored stored) {
        ObjectNode message = JSON.createObjectNode();
        ObjectNode event = message.putArray("Records").addObject();
        event.put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", account.region())
                .put("eventTime", clock.instant().toString())
                .put("eventName", eventName);
        event.putObject("userIdentity").put("principalId", "AWS:local");
        event.putObject("requestParameters").put("sourceIPAddress", Loopback.HOST);
        String request = sequencer();
        event.putObject("responseElements")
                .put("x-amz-request-id", request)
                .put("x-amz-id-2", "local" + request);
        ObjectNode s3 = event.putObject("s3");
        s3.put("s3SchemaVersion", "1.0").put("configurationId", "template");
        ObjectNode bucket = s3.putObject("bucket");
        bucket.put("name", stored.bucket()).put("arn", account.globalArn("s3", stored.bucket()));
        bucket.putObject("ownerIdentity").put("principalId", account.accountId());
        s3.putObject("object")
                // S3 sends form encoding: a space is +, a slash stays.
                .put("key", formEncoded(stored.key()))
                .put("size", stored.size())
                .put("eTag", stored.eTag())
                .put("sequencer", sequencer());
        return message.toString();
    }

    /** What S3 sends once to a queue when a notification to it is set up. */
    String test(String bucket) {
        return JSON.createObjectNode()
                .put("Service", "Amazon S3")
                .put("Event", "s3:TestEvent")
                .put("Time", clock.instant().toString())
                .put("Bucket", bucket)
                .put("RequestId", sequencer())
                .put("HostId", "local")
                .toString();
    }

    private static String formEncoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    /** Grows with every event, also over a restart: milliseconds and a counter, 16 hex digits. */
    private String sequencer() {
        Instant now = clock.instant();
        long next = lastSequence.updateAndGet(last -> Math.max(last + 1, now.toEpochMilli() << 20));
        return String.format(Locale.ROOT, "%016X", next);
    }
}
