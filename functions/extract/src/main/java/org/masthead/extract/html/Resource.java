package org.masthead.extract.html;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Word lists that ship beside the classes that use them. */
public final class Resource {

    private Resource() {}

    /** The entries, one a line; lines that begin with {@code # } are comments. */
    public static List<String> lines(Class<?> beside, String resource) {
        var stream = Objects.requireNonNull(beside.getResourceAsStream(resource), resource);
        try (var lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("# "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " is in the jar but cannot be read", e);
        }
    }
}
