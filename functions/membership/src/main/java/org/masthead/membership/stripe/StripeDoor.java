package org.masthead.membership.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.masthead.json.Json;
import org.masthead.lambda.HttpRequest;
import org.masthead.member.Store;
import org.masthead.membership.store.StoreEvent;
import org.masthead.membership.webhook.Door;
import tools.jackson.core.JacksonException;

/**
 * Takes Stripe's events: header {@code Stripe-Signature}, made over time and body.
 *
 * @see <a href="https://docs.stripe.com/webhooks#verify-manually">Stripe, "Verify webhook
 *     signatures"</a>
 */
public final class StripeDoor implements Door {

    /** Stripe's own default; a retry is signed anew. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Supplier<String> secret;
    private final InstantSource clock;

    /**
     * Reads no secret yet.
     *
     * @param secret the endpoint's signing secret, {@code whsec_…}
     */
    public StripeDoor(Supplier<String> secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public Admission admit(HttpRequest request) {
        var body = new String(request.body(), UTF_8);
        var signature = request.header("stripe-signature").orElse("");
        var now = clock.instant();
        try {
            Webhook.Signature.verifyHeader(
                    body, signature, secret.get(), TOLERANCE.toSeconds(), at(now));
        } catch (SignatureVerificationException e) {
            return new Admission.Refused(401, words(e));
        } catch (NumberFormatException e) {
            // The library reads the header's time without care.
            return new Admission.Refused(401, "the signature's time is no number");
        }
        return read(body, now);
    }

    private static Admission read(String body, Instant now) {
        try {
            var id = Json.tree(body.getBytes(UTF_8)).path("id").asString("");
            return id.isBlank()
                    ? new Admission.Refused(400, "it has no id")
                    : new Admission.Admitted(new StoreEvent(Store.STRIPE, id, now, body));
        } catch (JacksonException e) {
            return new Admission.Refused(400, "the body is not JSON");
        }
    }

    /** The library says of which kind, in few words and without the body. */
    private static String words(SignatureVerificationException e) {
        return String.valueOf(e.getMessage()).replaceFirst("; request-id.*", "");
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
