package org.masthead.local.cloud.runtime;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;

/**
 * One event on its way to a function.
 *
 * @param requestId a UUID, as in {@code Context.getAwsRequestId()}
 * @param traceId value of the {@code X-Amzn-Trace-Id} header
 * @param payload the event, JSON text
 */
public record Invocation(String requestId, String traceId, String payload) {

    /** A new invocation with ids of its own; {@code now} is part of the trace id. */
    public static Invocation of(String payload, Instant now) {
        var id = UUID.randomUUID();
        return new Invocation(id.toString(), traceId(id, now), payload);
    }

    /** Format: AWS X-Ray developer guide, "Tracing header". */
    private static String traceId(UUID id, Instant now) {
        var random = new Random(id.getMostSignificantBits());
        var hex = HexFormat.of();
        var unique = hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextInt());
        return "Root=1-%08x-%s;Parent=%s;Sampled=0"
                .formatted(now.getEpochSecond(), unique, hex.toHexDigits(random.nextLong()));
    }
}
