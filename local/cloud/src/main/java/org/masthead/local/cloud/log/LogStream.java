package org.masthead.local.cloud.log;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import org.masthead.local.cloud.CloudException;
import org.masthead.local.cloud.runtime.FunctionLog;
import org.masthead.local.cloud.runtime.Invocation;
import org.masthead.local.cloud.runtime.Outcome;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * All functions' output as one stream for people, and as JSON lines in a file for searches. Metric
 * objects (CloudWatch embedded metric format) go to the file only.
 */
public final class LogStream implements FunctionLog, AutoCloseable {

    /** A file larger than this, in bytes, starts anew with the cloud. */
    private static final long MOST_BYTES = 64L << 20;

    private final PrintStream console;
    private final LogFormat format;
    private final BufferedWriter file;
    private final InstantSource clock;

    private LogStream(
            PrintStream console, LogFormat format, BufferedWriter file, InstantSource clock) {
        this.console = console;
        this.format = format;
        this.file = file;
        this.clock = clock;
    }

    /** Appends to {@code file}, and shows lines on {@code console}. */
    public static LogStream open(
            Path file, PrintStream console, LogFormat format, InstantSource clock) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
                Files.delete(file);
            }
            var writer =
                    Files.newBufferedWriter(
                            file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return new LogStream(console, format, writer, clock);
        } catch (IOException e) {
            throw new CloudException("the log %s cannot be written: %s".formatted(file, e), e);
        }
    }

    @Override
    public void line(String function, String line) {
        if (line.isBlank()) {
            return;
        }
        var entry = parsed(line);
        if (!entry.has("function")) {
            entry.put("function", function);
        }
        if (!entry.has("timestamp")) {
            entry.put("timestamp", clock.instant().toString());
        }
        show(entry);
    }

    private static ObjectNode parsed(String line) {
        if (line.startsWith("{")) {
            try {
                JsonNode json = JsonMapper.shared().readTree(line);
                if (json instanceof ObjectNode object) {
                    return object;
                }
            } catch (JacksonException _) {
                // Not JSON after all: shown as it is.
            }
        }
        return JsonMapper.shared().createObjectNode().put("message", line);
    }

    @Override
    public void invoked(String function, Invocation invocation, Outcome outcome, Duration took) {
        var entry = entry(function);
        entry.put("requestId", invocation.requestId());
        switch (outcome) {
            case Outcome.Replied _ -> entry.put("level", "DONE").put("message", "done");
            case Outcome.Failed(var type, var message, _) -> {
                entry.put("level", "FAIL").put("message", "failed: " + message);
                entry.put("errorType", type);
            }
        }
        entry.put("durationMs", took.toMillis());
        show(entry);
    }

    @Override
    public void note(String function, String message) {
        show(entry(function).put("level", "NOTE").put("message", message));
    }

    private ObjectNode entry(String function) {
        var entry = JsonMapper.shared().createObjectNode();
        return entry.put("timestamp", clock.instant().toString()).put("function", function);
    }

    private synchronized void show(ObjectNode entry) {
        try {
            file.write(entry.toString());
            file.newLine();
            file.flush();
        } catch (IOException e) {
            console.println("the log file cannot be written: " + e.getMessage());
        }
        if (!entry.has("_aws")) {
            console.println(format.of(entry));
        }
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            console.println("the log file cannot be closed: " + e.getMessage());
        }
    }
}
