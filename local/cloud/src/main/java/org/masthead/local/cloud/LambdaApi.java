package org.masthead.local.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.masthead.local.cloud.runtime.Outcome;
import org.masthead.local.template.LocalAccount;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Invoke operation of the Lambda API (<a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Lambda API reference,
 * "Invoke"</a>), so that {@code aws lambda invoke} works. Nothing else of that API is there.
 */
final class LambdaApi implements HttpHandler {

    private static final Pattern INVOKE =
            Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");

    private final FunctionsByName functions;
    private final LocalAccount account;

    LambdaApi(FunctionsByName functions, LocalAccount account) {
        this.functions = functions;
        this.account = account;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var path = INVOKE.matcher(exchange.getRequestURI().getPath());
        if (!path.matches() || !exchange.getRequestMethod().equals("POST")) {
            error(
                    exchange,
                    501,
                    "NotImplementedException",
                    "of Lambda's API only Invoke runs locally");
            return;
        }
        var body = exchange.getRequestBody().readAllBytes();
        invoke(exchange, bareName(path.group(1)), new String(body, StandardCharsets.UTF_8));
    }

    /** Name of {@code name}, {@code name:qualifier}, or a whole or partial ARN. */
    private static String bareName(String reference) {
        var name = reference.replaceFirst("^.*:?function:", "");
        return name.split(":", 2)[0];
    }

    private void invoke(HttpExchange exchange, String name, String body) throws IOException {
        var event = body.isBlank() ? "{}" : body;
        var type =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"))
                        .orElse("RequestResponse");
        if (!functions.has(name)) {
            var arn = account.arn("lambda", "function:" + name);
            error(exchange, 404, "ResourceNotFoundException", "Function not found: " + arn);
            return;
        }
        switch (type) {
            case "DryRun" -> Loopback.send(exchange, 204, new byte[0]);
            case "Event" -> {
                Thread.ofVirtual().start(() -> functions.invoke(name, event));
                Loopback.send(exchange, 202, new byte[0]);
            }
            default -> answer(exchange, functions.invoke(name, event));
        }
    }

    private static void answer(HttpExchange exchange, Outcome outcome) throws IOException {
        exchange.getResponseHeaders().set("X-Amz-Executed-Version", "$LATEST");
        switch (outcome) {
            case Outcome.Replied(var payload) -> Loopback.reply(exchange, 200, payload);
            case Outcome.Failed failed -> {
                exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
                Loopback.reply(exchange, 200, failed.payload());
            }
        }
    }

    private static void error(HttpExchange exchange, int status, String type, String message)
            throws IOException {
        exchange.getResponseHeaders().set("X-Amzn-ErrorType", type);
        var body = JsonMapper.shared().createObjectNode().put("Type", "User");
        Loopback.reply(exchange, status, body.put("Message", message).toString());
    }
}
