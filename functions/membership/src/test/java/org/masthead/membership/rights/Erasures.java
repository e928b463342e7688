package org.masthead.membership.rights;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.masthead.json.Json;
import org.masthead.lambda.Environment;
import org.masthead.lambda.TestContext;
import org.masthead.local.engines.LocalAws;

/** The function that deletes what is left, over real engines, held to its own role. */
public final class Erasures {

    private Erasures() {}

    /** Hands messages to it; its answer. */
    public static String handle(InstantSource clock, List<String> bodies) throws IOException {
        var aws = LocalAws.shared();
        var role = aws.as("Erasure");
        var handler =
                new ErasureHandler(
                        Environment.of(aws.environment("Erasure")),
                        role.dynamoDb(),
                        role.sqs(),
                        clock);
        var records = bodies.stream().map(body -> Map.of("messageId", "m", "body", body)).toList();
        var reply = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(Json.writeBytes(Map.of("Records", records))),
                reply,
                new TestContext());
        return reply.toString(StandardCharsets.UTF_8);
    }
}
