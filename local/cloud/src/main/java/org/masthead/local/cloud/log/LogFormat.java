package org.masthead.local.cloud.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.masthead.local.cloud.Style;
import tools.jackson.databind.JsonNode;

/**
 * How one log entry looks to people: {@code 10:40:00.123 fetch INFO 3f2a91c0 page stored url=…}.
 *
 * @param style colours, or none
 * @param zone of the times shown
 * @param functionPrefix of function names, left out because all have it
 */
public record LogFormat(Style style, ZoneId zone, String functionPrefix) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final int FUNCTION_WIDTH = 11;
    private static final int SHORT_ID = 8;
    private static final int LONGEST_FIELD = 100;

    private static final Set<String> SHOWN_APART =
            Set.of(
                    "timestamp",
                    "level",
                    "message",
                    "function",
                    "requestId",
                    "AWSRequestId",
                    "stackTrace");

    private static final List<Integer> FUNCTION_COLOURS = List.of(36, 35, 34, 32, 33, 96);

    /** One line, or more where there is a stack trace. */
    public String of(JsonNode entry) {
        var function = shortName(entry.path("function").asString(""));
        var colour =
                FUNCTION_COLOURS.get(Math.floorMod(function.hashCode(), FUNCTION_COLOURS.size()));
        var line = new StringBuilder();
        line.append(style.dim(time(entry.path("timestamp").asString("")))).append(' ');
        line.append(style.colour(colour, padded(function, FUNCTION_WIDTH))).append(' ');
        line.append(level(entry.path("level").asString(""))).append(' ');
        line.append(style.dim(padded(cut(requestId(entry)), SHORT_ID)));
        var message = entry.path("message").asString("").lines().toList();
        line.append(' ').append(message.isEmpty() ? "" : Style.printable(message.getFirst()));
        entry.properties().stream()
                .filter(it -> !SHOWN_APART.contains(it.getKey()) && !it.getValue().isNull())
                .forEach(it -> line.append(' ').append(field(it.getKey(), it.getValue())));
        var trace = entry.path("stackTrace").asString("").lines();
        Stream.concat(message.stream().skip(1), trace)
                .filter(it -> !it.isBlank())
                .forEach(it -> line.append("\n    ").append(Style.printable(it)));
        return line.toString();
    }

    private String field(String name, JsonNode value) {
        var shown = name.equals("correlationId") ? cut(value.asString("")) : value(value);
        return style.dim(name + "=") + shown;
    }

    /** {@code masthead-ReaderApiFunction} is {@code reader-api} to people. */
    private String shortName(String function) {
        var bare =
                function.startsWith(functionPrefix)
                        ? function.substring(functionPrefix.length())
                        : function;
        var stem = bare.endsWith("Function") ? bare.substring(0, bare.length() - 8) : bare;
        return stem.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }

    /** Ours, or the one in a line that AWS's runtime client wrote. */
    private static String requestId(JsonNode entry) {
        return entry.path("requestId").asString(entry.path("AWSRequestId").asString(""));
    }

    private String time(String timestamp) {
        try {
            return TIME.format(Instant.parse(timestamp).atZone(zone));
        } catch (DateTimeException _) {
            return padded("", 12);
        }
    }

    private String level(String level) {
        var text = padded(level, 5);
        return switch (level) {
            case "ERROR", "FAIL" -> style.colour(31, text);
            case "WARN" -> style.colour(33, text);
            default -> style.dim(text);
        };
    }

    private static String value(JsonNode value) {
        var text = value.isString() ? value.stringValue() : value.toString();
        var shown = text.length() > LONGEST_FIELD ? text.substring(0, LONGEST_FIELD) + "…" : text;
        return Style.printable(shown.contains(" ") && value.isString() ? '"' + shown + '"' : shown);
    }

    private static String cut(String id) {
        return id.length() > SHORT_ID ? id.substring(0, SHORT_ID) : id;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
