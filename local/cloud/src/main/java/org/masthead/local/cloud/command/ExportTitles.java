package org.masthead.local.cloud.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.masthead.local.cloud.CloudException;
import org.masthead.source.Source;
import org.masthead.source.catalogue.Opml;

/** {@code export}: every title that is carried, as OPML, in the order of the ids. */
record ExportTitles(ExportOptions options, PrintStream out, InstantSource clock) {

    /**
     * Writes the file.
     *
     * @param tables by the name of a deployment's, or empty for the local cloud's
     */
    void run(Function<Optional<String>, ChosenTable> tables) {
        try (var table = tables.apply(options.table())) {
            write(table.ask(() -> table.sources().all()));
        }
    }

    private void write(List<Source> sources) {
        var sorted = sources.stream().sorted(Comparator.comparing(Source::id)).toList();
        try {
            Files.writeString(Path.of(options.opml()), Opml.write(sorted, clock.instant()));
        } catch (IOException e) {
            throw new CloudException("%s cannot be written: %s".formatted(options.opml(), e), e);
        }
        out.println("%s: %d titles".formatted(options.opml(), sorted.size()));
    }
}
