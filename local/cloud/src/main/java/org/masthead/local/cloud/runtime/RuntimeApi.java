package org.masthead.local.cloud.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.masthead.local.cloud.Loopback;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server that one function process asks for work: AWS's documented Lambda Runtime API (<a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda developer guide,
 * "Using the Lambda runtime API"</a>).
 *
 * <p>One server per process: a killed process leaves a blocked {@code /next} behind, which on a
 * shared server would swallow the next event.
 */
final class RuntimeApi implements AutoCloseable {

    private static final String RUNTIME = "/2018-06-01/runtime/";
    private static final String INVOCATION = RUNTIME + "invocation/";

    /** An event and where its fate is told. */
    private record Pending(Invocation invocation, CompletableFuture<Outcome> outcome) {}

    private final HttpServer server;
    private final String functionArn;
    private final Duration timeout;
    private final InstantSource clock;
    private final BlockingQueue<Pending> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Pending> running = new ConcurrentHashMap<>();
    private final CompletableFuture<Optional<Outcome.Failed>> initialised =
            new CompletableFuture<>();

    /**
     * Starts on a free loopback port.
     *
     * @param functionArn told to the function with each event
     * @param timeout how long the function may take for one event
     * @param clock for the deadline told to the function
     */
    RuntimeApi(String functionArn, Duration timeout, InstantSource clock) {
        this.functionArn = functionArn;
        this.timeout = timeout;
        this.clock = clock;
        this.server = Loopback.serve(0, "a function's Runtime API", "", this::answer);
    }

    /** {@code host:port}, the value of {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return Loopback.HOST + ":" + server.getAddress().getPort();
    }

    /** Empty when the process first asks for work; the failure when it cannot start. */
    CompletableFuture<Optional<Outcome.Failed>> initialised() {
        return initialised;
    }

    /** Queues an event for the process; the future tells what the process made of it. */
    CompletableFuture<Outcome> hand(Invocation invocation) {
        var pending = new Pending(invocation, new CompletableFuture<>());
        waiting.add(pending);
        return pending.outcome();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            switch (path) {
                case INVOCATION + "next" -> next(exchange);
                case RUNTIME + "init/error" -> initError(exchange);
                case String result when result.startsWith(INVOCATION) ->
                        result(exchange, result.substring(INVOCATION.length()).split("/", 2));
                default -> Loopback.reply(exchange, 404, "{\"errorType\":\"NoSuchPath\"}");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        initialised.complete(Optional.empty());
        var pending = waiting.take();
        var invocation = pending.invocation();
        running.put(invocation.requestId(), pending);
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.set("Lambda-Runtime-Trace-Id", invocation.traceId());
        headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
        var deadline = clock.instant().plus(timeout);
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline.toEpochMilli()));
        Loopback.reply(exchange, 200, invocation.payload());
    }

    private void initError(HttpExchange exchange) throws IOException {
        initialised.complete(Optional.of(failure(body(exchange))));
        accepted(exchange);
    }

    /** {@code {id}/response} and {@code {id}/error}. */
    private void result(HttpExchange exchange, String[] idAndKind) throws IOException {
        var pending = running.remove(idAndKind[0]);
        var body = body(exchange);
        if (pending == null || idAndKind.length < 2) {
            Loopback.reply(exchange, 400, "{\"errorType\":\"InvalidRequestID\"}");
            return;
        }
        var replied = idAndKind[1].equals("response");
        pending.outcome().complete(replied ? new Outcome.Replied(body) : failure(body));
        accepted(exchange);
    }

    private static void accepted(HttpExchange exchange) throws IOException {
        Loopback.reply(exchange, 202, "{\"status\":\"OK\"}");
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Outcome.Failed failure(String body) {
        try {
            var error = JsonMapper.shared().readTree(body);
            return new Outcome.Failed(
                    error.path("errorType").asString("Runtime.Unknown"),
                    error.path("errorMessage").asString(""),
                    body);
        } catch (JacksonException e) {
            return Outcome.failed("Runtime.Unknown", body);
        }
    }

    /** Stops; a process that still asks for work ends, because nobody answers. */
    @Override
    public void close() {
        server.stop(0);
    }
}
