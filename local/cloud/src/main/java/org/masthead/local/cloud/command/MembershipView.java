package org.masthead.local.cloud.command;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.masthead.local.cloud.CloudException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code GET /v1/me/membership} says to a member. What a store tells is entered a moment after
 * its webhook was answered.
 */
record MembershipView(JsonNode json) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    static MembershipView of(URI api, String token) {
        var response =
                LocalHttp.send(
                        HttpRequest.newBuilder(api.resolve("/v1/me/membership"))
                                .header("Authorization", "Bearer " + token)
                                .build());
        if (response.statusCode() != 200) {
            throw new CloudException("the membership cannot be seen: " + response.body());
        }
        return new MembershipView(JsonMapper.shared().readTree(response.body()));
    }

    /** The first that is another than this one; this one where none comes. */
    MembershipView next(URI api, String token, InstantSource clock) {
        Instant end = clock.instant().plus(PATIENCE);
        while (clock.instant().isBefore(end)) {
            var now = of(api, token);
            if (!now.json.path("ledger").equals(json.path("ledger"))) {
                return now;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return this;
    }

    /** Whether stories open, and by what: {@code active, reads}. */
    String member() {
        return json.path("state").asString("")
                + (json.path("entitled").asBoolean(false) ? ", reads" : ", reads nothing");
    }

    /** The member's subscription of that id, where they hold it. */
    Optional<JsonNode> subscription(String id) {
        return json.path("subscriptions")
                .valueStream()
                .filter(it -> it.path("id").asString("").equals(id))
                .findFirst();
    }
}
