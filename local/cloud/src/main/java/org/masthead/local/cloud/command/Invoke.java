package org.masthead.local.cloud.command;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.masthead.local.cloud.CloudException;
import org.masthead.local.cloud.RunningCloud;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code invoke}: one event from a file to one function, by the Lambda Invoke API. */
record Invoke(RunningCloud running, PrintStream out) {

    private static final JsonMapper INDENTED =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    void run(String function, String file) {
        var path = "/2015-03-31/functions/%s/invocations".formatted(function);
        var request =
                HttpRequest.newBuilder(running.aws().resolve(path))
                        .POST(BodyPublishers.ofString(event(file)))
                        .build();
        var response = LocalHttp.send(request);
        if (response.statusCode() == 404) {
            throw new CloudException(
                    "no function \"%s\"; their names are under functions/".formatted(function));
        }
        out.println(indented(response.body()));
        if (response.headers().firstValue("X-Amz-Function-Error").isPresent()) {
            throw new CloudException(function + " failed; what it said is above and in the log");
        }
    }

    private static String event(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new CloudException("the event %s cannot be read: %s".formatted(file, e), e);
        }
    }

    private static String indented(String reply) {
        try {
            return INDENTED.writeValueAsString(INDENTED.readTree(reply));
        } catch (JacksonException e) {
            return reply;
        }
    }
}
