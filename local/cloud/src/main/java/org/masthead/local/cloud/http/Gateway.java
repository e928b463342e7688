package org.masthead.local.cloud.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.masthead.local.cloud.Loopback;
import org.masthead.local.cloud.runtime.Outcome;
import org.masthead.local.template.AuthorizerSpec;
import org.masthead.local.template.LocalAccount;

/** The HTTP API: finds the route of a request, checks its token, asks its function. */
public final class Gateway implements AutoCloseable {

    /** API Gateway quotas for HTTP APIs: payload size, bytes. */
    private static final int MOST_BYTES = 10_000_000;

    private record Match(Route route, Map<String, String> parameters) {}

    private final List<Route> routes;
    private final Map<AuthorizerSpec, JwtAuthorizer> authorizers = new HashMap<>();
    private final LocalAccount account;
    private final InstantSource clock;
    private final HttpServer server;

    private Gateway(int port, List<Route> routes, LocalAccount account, InstantSource clock) {
        this.routes =
                routes.stream()
                        .sorted(
                                Comparator.comparing(
                                        Route::pattern, RoutePattern.MOST_SPECIFIC_FIRST))
                        .toList();
        for (var route : routes) {
            route.event()
                    .authorizer()
                    .ifPresent(it -> authorizers.put(it, new JwtAuthorizer(it, clock)));
        }
        this.account = account;
        this.clock = clock;
        this.server = Loopback.serve(port, "the API", "--port", this::answer);
    }

    /** Starts on a loopback port, 0 for any free one. */
    public static Gateway start(
            int port, List<Route> routes, LocalAccount account, InstantSource clock) {
        return new Gateway(port, routes, account, clock);
    }

    /** {@code http://127.0.0.1:PORT}. */
    public String origin() {
        return Loopback.origin(server);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var requestId = UUID.randomUUID().toString();
            exchange.getResponseHeaders().set("Apigw-Requestid", requestId);
            var body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                message(exchange, 413, "Request Entity Too Large");
                return;
            }
            var match = match(exchange);
            if (match.isEmpty()) {
                message(exchange, 404, "Not Found");
                return;
            }
            authorize(exchange, match.get(), requestId, body);
        }
    }

    private Optional<Match> match(HttpExchange exchange) {
        var method = exchange.getRequestMethod();
        var path = exchange.getRequestURI().getRawPath();
        return routes.stream()
                .flatMap(it ->
                        it
                                .pattern()
                                .match(method, path)
                                .map(found -> new Match(it, found))
                                .stream())
                .findFirst();
    }

    private void authorize(HttpExchange exchange, Match match, String requestId, byte[] body)
            throws IOException {
        var declared = match.route().event().authorizer();
        if (declared.isEmpty()) {
            invoke(exchange, match, Optional.empty(), requestId, body);
            return;
        }
        var header = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
        switch (authorizer(declared.get()).check(header)) {
            case JwtAuthorizer.Allowed allowed ->
                    invoke(exchange, match, Optional.of(allowed), requestId, body);
            case JwtAuthorizer.Unauthorized(var challenge) ->
                    refuse(exchange, 401, "Unauthorized", challenge);
            case JwtAuthorizer.Forbidden(var challenge) ->
                    refuse(exchange, 403, "Forbidden", challenge);
        }
    }

    private JwtAuthorizer authorizer(AuthorizerSpec spec) {
        return Optional.ofNullable(authorizers.get(spec)).orElseThrow();
    }

    private void invoke(
            HttpExchange exchange,
            Match match,
            Optional<JwtAuthorizer.Allowed> token,
            String requestId,
            byte[] body)
            throws IOException {
        var context =
                new HttpEvent.Context(
                        match.route(),
                        match.parameters(),
                        token,
                        requestId,
                        clock.instant(),
                        account);
        var outcome = match.route().function().invoke(HttpEvent.of(exchange, body, context));
        var answer =
                outcome instanceof Outcome.Replied(var payload)
                        ? HttpAnswer.of(payload)
                        : Optional.<HttpAnswer>empty();
        if (answer.isPresent()) {
            answer.get().send(exchange);
        } else {
            message(exchange, 500, "Internal Server Error");
        }
    }

    private static void refuse(HttpExchange exchange, int status, String message, String challenge)
            throws IOException {
        exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
        message(exchange, status, message);
    }

    private static void message(HttpExchange exchange, int status, String message)
            throws IOException {
        Loopback.reply(exchange, status, "{\"message\":\"" + message + "\"}");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
