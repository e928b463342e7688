package org.masthead.bench.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.masthead.bench.truth.Truth.Picture;
import org.masthead.bench.truth.Truth.TypedLine;
import org.masthead.json.Json;
import tools.jackson.databind.JsonNode;

/** A set's {@code truth.json}. */
public final class TruthFile {

    private TruthFile() {}

    /** The truth of each page, by the page's id. */
    public static Map<String, Truth> read(Path file) {
        var truths = new TreeMap<String, Truth>();
        try {
            Json.tree(Files.readAllBytes(file))
                    .properties()
                    .forEach(page -> truths.put(page.getKey(), truth(page.getValue())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return truths;
    }

    private static Truth truth(JsonNode page) {
        return new Truth(
                page.path("articleBody").asString(""),
                text(page.path("title")),
                page.path("authors").valueStream().map(name -> name.asString("")).toList(),
                days(page),
                page.path("typedBlocks").valueStream().map(TruthFile::line).toList(),
                page.path("images")
                        .valueStream()
                        // The lead picture is a field of its own, and not in every body.
                        .filter(image -> !image.path("cover").asBoolean(false))
                        .map(TruthFile::picture)
                        .toList());
    }

    private static Set<LocalDate> days(JsonNode page) {
        var days = new HashSet<LocalDate>();
        text(page.path("date")).map(LocalDate::parse).ifPresent(days::add);
        if (!days.isEmpty()) {
            text(page.path("datetime")).ifPresent(time -> addDays(time, days));
        }
        return days;
    }

    /** {@code 2024-01-07 01:20:00+00:00}; some have no zone. */
    private static void addDays(String text, Set<LocalDate> days) {
        var time =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(
                        text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
        days.add(LocalDate.from(time));
        if (time instanceof OffsetDateTime zoned) {
            days.add(zoned.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate());
        }
    }

    /** {@code [type, text, origin]}. */
    private static TypedLine line(JsonNode block) {
        return new TypedLine(
                block.path(0).stringValue(),
                block.path(1).stringValue(),
                block.path(2).stringValue().equals("summary"));
    }

    private static Picture picture(JsonNode image) {
        List<String> urls = image.path("urls").valueStream().map(url -> url.asString("")).toList();
        return new Picture(urls, text(image.path("caption")));
    }

    private static Optional<String> text(JsonNode value) {
        return value.isString() && !value.stringValue().isEmpty()
                ? Optional.of(value.stringValue())
                : Optional.empty();
    }
}
