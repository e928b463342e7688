package org.masthead.aws;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.masthead.json.Json;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import tools.jackson.databind.JsonNode;

/**
 * One secret of Secrets Manager, a JSON object. Read when first needed, and again after five
 * minutes, so that a key that was changed is taken up without a deployment and a snapshot holds
 * none.
 */
public final class Secret {

    /** How long a changed secret may go unnoticed. */
    static final Duration KEPT = Duration.ofMinutes(5);

    private record Read(JsonNode value, Instant at) {}

    private final SecretsManagerClient secrets;
    private final String id;
    private final InstantSource clock;
    private final AtomicReference<Read> last;

    /**
     * Reads nothing yet.
     *
     * @param id name or ARN
     */
    public Secret(SecretsManagerClient secrets, String id, InstantSource clock) {
        this.secrets = secrets;
        this.id = id;
        this.clock = clock;
        this.last = new AtomicReference<>(new Read(Json.tree(new byte[] {'{', '}'}), Instant.MIN));
    }

    /**
     * One field of the object.
     *
     * @throws IllegalStateException where it is missing or empty, naming the field and the secret
     */
    public String get(String field) {
        var text = value().path(field).asString("");
        if (text.isBlank()) {
            throw new IllegalStateException(
                    "secret %s has no \"%s\"; put it there with aws secretsmanager put-secret-value"
                            .formatted(id, field));
        }
        return text;
    }

    /** Whether the field is there and not empty. */
    public boolean has(String field) {
        return !value().path(field).asString("").isBlank();
    }

    private JsonNode value() {
        var now = clock.instant();
        var known = last.get();
        if (known.at().isAfter(now.minus(KEPT))) {
            return known.value();
        }
        var answer = secrets.getSecretValue(request -> request.secretId(id));
        var value = Json.tree(answer.secretString().getBytes(StandardCharsets.UTF_8));
        last.set(new Read(value, now));
        return value;
    }
}
