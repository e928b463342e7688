package org.masthead.local.cloud.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import org.masthead.local.cloud.CloudException;
import org.masthead.local.cloud.Style;
import org.masthead.local.cloud.log.LogFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code trace}: all log lines of one correlation id, from refresh to edition. */
record Trace(Path log, PrintStream out, Style style) {

    /**
     * Prints them in the order they were written.
     *
     * @param id a correlation or request id, or how one begins
     */
    void print(String id) {
        var format = new LogFormat(style, ZoneId.systemDefault(), "masthead-");
        try (var lines = Files.lines(log)) {
            var found =
                    lines.filter(line -> line.contains(id))
                            .map(line -> JsonMapper.shared().readTree(line))
                            .filter(entry -> !entry.has("_aws") && isAbout(entry, id))
                            .peek(entry -> out.println(format.of(entry)))
                            .count();
            if (found == 0) {
                throw new CloudException("no line of %s is about %s".formatted(log, id));
            }
        } catch (NoSuchFileException e) {
            throw new CloudException(
                    "there is no log at %s yet; start the cloud with local/masthead up"
                            .formatted(log),
                    e);
        } catch (IOException e) {
            throw new CloudException("the log cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isAbout(JsonNode entry, String id) {
        return entry.path("correlationId").asString("").startsWith(id)
                || entry.path("requestId").asString("").startsWith(id);
    }
}
