package org.masthead.local.cloud.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes SQS batches and writes each message's body as a line into the file {@code RECORD_FILE}. A
 * body that starts with "poison" fails; "slow" leaves time to be killed, once: a file beside the
 * record file says that it has been tried.
 */
public final class CountFunction implements RequestStreamHandler {

    private static final Pattern MESSAGE =
            Pattern.compile("\"messageId\":\"([^\"]+)\".*?\"body\":\"([^\"]*)\"");

    private final Path record = Path.of(System.getenv("RECORD_FILE"));

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        var event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        List<String> failures = new ArrayList<>();
        var message = MESSAGE.matcher(event);
        while (message.find()) {
            if (message.group(2).startsWith("poison")) {
                failures.add("{\"itemIdentifier\":\"" + message.group(1) + "\"}");
            } else {
                handle(message.group(2));
            }
        }
        var reply = "{\"batchItemFailures\":[" + String.join(",", failures) + "]}";
        output.write(reply.getBytes(StandardCharsets.UTF_8));
    }

    private void handle(String body) throws IOException {
        var tried = record.resolveSibling(body + ".tried");
        if (body.startsWith("slow") && !Files.exists(tried)) {
            Files.createFile(tried);
            try {
                Thread.sleep(java.time.Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Files.writeString(
                record, body + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
