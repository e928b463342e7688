package org.masthead.local.cloud.command;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.masthead.local.cloud.CloudException;

/**
 * The words of {@code export}.
 *
 * @param opml file to write
 * @param table of a deployment; empty for the local cloud's
 */
record ExportOptions(String opml, Optional<String> table) {

    /**
     * Reads them.
     *
     * @throws CloudException naming the word that is not understood
     */
    static ExportOptions parse(List<String> words) {
        var rest = new ArrayDeque<>(words);
        var options = new ExportOptions("", Optional.empty());
        while (!rest.isEmpty()) {
            var word = rest.pop();
            options =
                    switch (word) {
                        case "--opml" ->
                                new ExportOptions(ImportOptions.value(word, rest), options.table);
                        case "--table" ->
                                new ExportOptions(
                                        options.opml, Optional.of(ImportOptions.value(word, rest)));
                        default ->
                                throw new CloudException(
                                        "export does not know \"%s\"; local/masthead help lists its options"
                                                .formatted(word));
                    };
        }
        if (options.opml.isEmpty()) {
            throw new CloudException("say --opml FILE; local/masthead help shows how");
        }
        return options;
    }
}
