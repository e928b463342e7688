package org.masthead.local.cloud.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Answers with its own event, or does what the event says: an event that contains "please throw"
 * makes it throw, "please hang" hang, "please die" end its JVM, "please say VARIABLE" answer with
 * an environment variable.
 */
public final class EchoFunction implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        var event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        if (event.contains("please throw")) {
            throw new IllegalStateException("thrown as asked");
        }
        if (event.contains("please die")) {
            Runtime.getRuntime().halt(7);
        }
        if (event.contains("please hang")) {
            hang();
        }
        System.out.println(
                "{\"level\":\"INFO\",\"message\":\"echoed\",\"requestId\":\""
                        + context.getAwsRequestId()
                        + "\"}");
        output.write(answer(event, context).getBytes(StandardCharsets.UTF_8));
    }

    private static String answer(String event, Context context) {
        var asked = event.indexOf("please say ");
        if (asked < 0) {
            return event;
        }
        var name = event.substring(asked + 11).replaceAll("[^A-Z_].*", "");
        return switch (name) {
            case "DEADLINE" -> Integer.toString(context.getRemainingTimeInMillis());
            case "ARN" -> '"' + context.getInvokedFunctionArn() + '"';
            default -> '"' + System.getenv().getOrDefault(name, "nothing") + '"';
        };
    }

    private static void hang() {
        try {
            Thread.sleep(java.time.Duration.ofHours(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
