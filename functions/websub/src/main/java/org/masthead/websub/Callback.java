package org.masthead.websub;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.masthead.aws.FetchQueue;
import org.masthead.aws.HubLeases;
import org.masthead.aws.SourcesTable;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Log;
import org.masthead.lambda.Problem;
import org.masthead.page.FetchMessage;
import org.masthead.source.HubLease;

/** What hubs call: {@code /v1/websub/{source}/{token}}. */
final class Callback {

    /**
     * A feed with all its texts has some 100 KB. Lambda takes 6 MB of event, the body in it in
     * base64 (AWS Lambda Developer Guide, "Lambda quotas").
     */
    static final int MAX_BODY = 4 * 1024 * 1024;

    /** Hubs send some 30 letters. */
    private static final int MAX_CHALLENGE = 1_000;

    private static final int MAX_REASON = 200;

    private static final Duration NEXT_SECOND = Duration.ofSeconds(1);

    private final HubLeases leases;
    private final SourcesTable sources;
    private final FetchQueue queue;
    private final InstantSource clock;

    Callback(HubLeases leases, SourcesTable sources, FetchQueue queue, InstantSource clock) {
        this.leases = leases;
        this.sources = sources;
        this.queue = queue;
        this.clock = clock;
    }

    HttpReply answer(HttpRequest request) {
        var source = request.pathParameter("source");
        return leases.byToken(source, request.pathParameter("token"))
                .map(lease -> answer(request, source, lease))
                .orElseGet(Callback::unknown);
    }

    private HttpReply answer(HttpRequest request, String source, HubLease lease) {
        if (request.method().equals("POST")) {
            return push(request, source, lease);
        }
        return switch (request.query("hub.mode").orElse("")) {
            case "subscribe" -> verify(request, source, lease);
            case "denied" -> deny(request, source, lease);
            // To unsubscribe is what we never ask for: a lease that is not renewed ends by itself.
            default -> unknown();
        };
    }

    /** §5.3: we mean it where topic and callback are those of a request of ours. */
    private HttpReply verify(HttpRequest request, String source, HubLease lease) {
        var now = clock.instant();
        var challenge = request.query("hub.challenge").orElse("");
        if (!lease.isPending(request.query("hub.topic").orElse(""), now)
                || challenge.isEmpty()
                || challenge.length() > MAX_CHALLENGE) {
            Log.warn("Hub wants to verify what nobody asked for", "source", source);
            return unknown();
        }
        var granted = lease.granted(leaseTime(request), now);
        if (!leases.replace(source, Optional.of(lease), granted)) {
            return busy();
        }
        granted.granted()
                .ifPresent(term ->
                        sources.change(
                                source, known -> known.pushedUntil(lease.feed(), term.until())));
        Log.info(
                "Hub pushes",
                "source",
                source,
                "feed",
                lease.feed(),
                "until",
                granted.granted().map(HubLease.Term::until));
        return text(200, challenge);
    }

    /** A hub has to say how long (§5.3); one that does not is taken at our word. */
    private static Duration leaseTime(HttpRequest request) {
        return request.query("hub.lease_seconds")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(HubLease.WANTED);
    }

    /** §5.2: a hub may say no at any time. */
    private HttpReply deny(HttpRequest request, String source, HubLease lease) {
        if (!lease.topic().equals(request.query("hub.topic").orElse(""))) {
            return unknown();
        }
        var reason = request.query("hub.reason").orElse("the hub gave no reason");
        var denied = lease.denied(reason.substring(0, Math.min(reason.length(), MAX_REASON)));
        if (!leases.replace(source, Optional.of(lease), denied)) {
            return busy();
        }
        var now = clock.instant();
        sources.change(source, known -> known.polled(lease.feed(), now));
        Log.warn("Hub does not push", "source", source, "feed", lease.feed(), "reason", reason);
        return text(200, "");
    }

    /**
     * §7: the push is a signal, the feed is read by us. One that is not from the hub is answered
     * like any other (§8), so that nobody learns by trying.
     */
    private HttpReply push(HttpRequest request, String source, HubLease lease) {
        if (request.body().length > MAX_BODY) {
            return text(413, "more than %d bytes".formatted(MAX_BODY));
        }
        if (Signature.isRight(request.header("x-hub-signature"), lease.secret(), request.body())) {
            readIfAsked(source, lease);
        } else {
            Log.warn("Push with a wrong signature is ignored", "source", source);
        }
        return text(202, "");
    }

    /**
     * Of a source that is paused nothing is asked; once it is active, its feeds are due at once.
     */
    private void readIfAsked(String source, HubLease lease) {
        if (sources.find(source).filter(it -> it.state().isAsked()).isPresent()) {
            read(source, lease);
        } else {
            Log.info(
                    "Push of a source that is paused, retired or removed is ignored",
                    "source",
                    source,
                    "feed",
                    lease.feed());
        }
    }

    /**
     * Asked for in the next second, and not before: whatever a hub pushes within one second becomes
     * one read, which begins after the last of it.
     */
    private void read(String source, HubLease lease) {
        var correlationId = UUID.randomUUID().toString();
        var message =
                FetchMessage.first(
                        source,
                        FetchMessage.Kind.FEED,
                        lease.feed(),
                        clock.instant().plus(NEXT_SECOND),
                        correlationId);
        Log.about(
                correlationId,
                () -> {
                    queue.sendLater(message, NEXT_SECOND);
                    Log.info("Feed was pushed", "source", source, "feed", lease.feed());
                });
    }

    /** The same for an unknown source, an unknown token and an unknown question. */
    private static HttpReply unknown() {
        return HttpReply.problem(
                Problem.of(
                        "no-such-subscription",
                        "There is no such subscription",
                        404,
                        "Masthead has not asked for this."));
    }

    /** Somebody else has written the lease meanwhile; a hub asks again. */
    private static HttpReply busy() {
        return text(503, "").with("retry-after", "1");
    }

    /** Plain text whatever a hub put into it: no browser may take it for a page. */
    private static HttpReply text(int status, String body) {
        return new HttpReply(
                status,
                Map.of(
                        "content-type", "text/plain; charset=utf-8",
                        "cache-control", "no-store",
                        "x-content-type-options", "nosniff"),
                body);
    }
}
