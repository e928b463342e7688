package org.masthead.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;
import org.masthead.json.Json;

/** The one place where a function's answers, and what it throws, become HTTP. */
public final class HttpFunction {

    private HttpFunction() {}

    public static void answer(
            InputStream in,
            OutputStream out,
            Context context,
            Function<HttpRequest, HttpReply> endpoint)
            throws IOException {
        var request = HttpRequest.from(Json.tree(in.readAllBytes()));
        out.write(Json.writeBytes(reply(request, context, endpoint).toEvent(request)));
    }

    private static HttpReply reply(
            HttpRequest request, Context context, Function<HttpRequest, HttpReply> endpoint) {
        try {
            return Log.during(context, () -> logged(request, endpoint));
        } catch (Exception e) {
            return failed(request, context, e);
        }
    }

    private static HttpReply logged(
            HttpRequest request, Function<HttpRequest, HttpReply> endpoint) {
        var reply = endpoint.apply(request);
        Log.info("Answered", "route", request.route(), "status", reply.status());
        return reply;
    }

    private static HttpReply failed(HttpRequest request, Context context, Exception cause) {
        Log.error(
                "Request failed",
                cause,
                "route",
                request.route(),
                "requestId",
                context.getAwsRequestId());
        return HttpReply.problem(
                Problem.of(
                        "internal",
                        "Something broke on our side",
                        500,
                        "Try again; if it stays, report request "
                                + context.getAwsRequestId()
                                + "."));
    }
}
