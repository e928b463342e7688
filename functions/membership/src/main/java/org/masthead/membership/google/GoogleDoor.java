package org.masthead.membership.google;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.webtoken.JsonWebToken;
import com.google.auth.oauth2.TokenVerifier;
import java.time.InstantSource;
import java.util.Optional;
import org.masthead.json.Json;
import org.masthead.lambda.HttpRequest;
import org.masthead.member.Store;
import org.masthead.membership.store.Base64Url;
import org.masthead.membership.store.StoreEvent;
import org.masthead.membership.webhook.Door;
import tools.jackson.core.JacksonException;

/**
 * Takes Real-time Developer Notifications as Cloud Pub/Sub pushes them, with a bearer token of the
 * service account that the push subscription was given.
 *
 * @see <a href="https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions">Pub/Sub,
 *     "Authentication for push subscriptions"</a>
 */
public final class GoogleDoor implements Door {

    private static final String ISSUER = "https://accounts.google.com";
    private static final String BEARER = "Bearer ";

    private final GoogleSettings settings;
    private final TokenVerifier verifier;
    private final InstantSource clock;

    public GoogleDoor(GoogleSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.verifier =
                TokenVerifier.newBuilder()
                        .setAudience(settings.audience())
                        .setIssuer(ISSUER)
                        .setCertificatesLocation(settings.certificates())
                        .setHttpTransportFactory(NetHttpTransport::new)
                        .setClock(clock::millis)
                        .build();
    }

    @Override
    public Admission admit(HttpRequest request) {
        var header = request.header("authorization").orElse("");
        var token = header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
        if (!Base64Url.isSigned(token)) {
            return new Admission.Refused(401, "there is no bearer token");
        }
        return fault(token)
                .<Admission>map(reason -> new Admission.Refused(401, reason))
                .orElseGet(() -> read(new String(request.body(), UTF_8)));
    }

    private Optional<String> fault(String token) {
        try {
            var claims = verifier.verify(token).getPayload();
            return isPusher(claims)
                    ? Optional.empty()
                    : Optional.of("the token is another account's");
        } catch (TokenVerifier.VerificationException e) {
            return Optional.of("the token is refused: " + e.getMessage());
        }
    }

    private boolean isPusher(JsonWebToken.Payload claims) {
        return settings.pusher().equals(claims.get("email"))
                && Boolean.TRUE.equals(claims.get("email_verified"));
    }

    private Admission read(String body) {
        try {
            var id = Json.tree(body.getBytes(UTF_8)).path("message").path("messageId").asString("");
            return id.isBlank()
                    ? new Admission.Refused(400, "it has no message.messageId")
                    : new Admission.Admitted(
                            new StoreEvent(Store.GOOGLE, id, clock.instant(), body));
        } catch (JacksonException e) {
            return new Admission.Refused(400, "the body is not JSON");
        }
    }
}
