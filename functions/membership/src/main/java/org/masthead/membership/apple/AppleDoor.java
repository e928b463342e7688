package org.masthead.membership.apple;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.Optional;
import org.masthead.json.Json;
import org.masthead.lambda.HttpRequest;
import org.masthead.member.Store;
import org.masthead.membership.store.StoreEvent;
import org.masthead.membership.webhook.Door;
import tools.jackson.core.JacksonException;

/**
 * Takes App Store Server Notifications, version 2: {@code {"signedPayload": "…"}}.
 *
 * @see <a
 *     href="https://developer.apple.com/documentation/appstoreservernotifications/responsebodyv2">Apple,
 *     responseBodyV2</a>
 */
public final class AppleDoor implements Door {

    private final AppleSignatures signatures;
    private final InstantSource clock;

    public AppleDoor(AppleSignatures signatures, InstantSource clock) {
        this.signatures = signatures;
        this.clock = clock;
    }

    @Override
    public Admission admit(HttpRequest request) {
        var body = new String(request.body(), UTF_8);
        try {
            var id = signatures.notification(payload(body)).getNotificationUUID();
            return Optional.ofNullable(id)
                    .<Admission>map(it -> admitted(it, body))
                    .orElse(new Admission.Refused(400, "it has no notificationUUID"));
        } catch (JacksonException e) {
            return new Admission.Refused(400, "the body is not JSON");
        } catch (AppleSignatures.Refused e) {
            return new Admission.Refused(401, String.valueOf(e.getMessage()));
        }
    }

    private Admission.Admitted admitted(String id, String body) {
        return new Admission.Admitted(new StoreEvent(Store.APPLE, id, clock.instant(), body));
    }

    /** The signed text of a notification's body; empty where there is none. */
    static String payload(String body) {
        return Json.tree(body.getBytes(UTF_8)).path("signedPayload").asString("");
    }
}
