package org.masthead.aws;

import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Counts a member's tries in their own partition, an item a window, which DynamoDB lets expire. */
public final class RateLimit {

    private final DynamoDbClient dynamoDb;
    private final String members;
    private final String what;
    private final int most;
    private final Duration window;

    /**
     * A limit.
     *
     * @param members name of the members table
     * @param what the tries are counted under
     * @param most tries in a window
     */
    public RateLimit(
            DynamoDbClient dynamoDb, String members, String what, int most, Duration window) {
        this.dynamoDb = dynamoDb;
        this.members = members;
        this.what = what;
        this.most = most;
        this.window = window;
    }

    /** Counts one more try; false where there were enough in this window already. */
    public boolean allows(String member, Instant now) {
        var key = Partition.key(member, "tries#%s#%s".formatted(what, begin(now)));
        return Update.of(key)
                .increment("tries")
                .set("expires", end(now).plus(window).getEpochSecond())
                .value("most", most)
                .when("attribute_not_exists(#tries) OR #tries < :most", "tries")
                .run(dynamoDb, members);
    }

    /** Seconds until there may be tries again. */
    public long retryAfter(Instant now) {
        return Duration.between(now, end(now)).toSeconds() + 1;
    }

    private Instant begin(Instant now) {
        long seconds = now.getEpochSecond();
        return Instant.ofEpochSecond(seconds - seconds % window.toSeconds());
    }

    private Instant end(Instant now) {
        return begin(now).plus(window);
    }
}
