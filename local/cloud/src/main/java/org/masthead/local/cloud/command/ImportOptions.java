package org.masthead.local.cloud.command;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.masthead.local.cloud.CloudException;
import org.masthead.source.catalogue.Opml.Defaults;

/**
 * The words of {@code import}.
 *
 * @param file to read, or {@value #SHIPPED}
 * @param extent how far to go
 * @param faulty what to do where some titles have faults
 * @param table of a deployment; empty for the local cloud's
 * @param defaults what an OPML list does not say
 */
record ImportOptions(
        String file, Extent extent, Faulty faulty, Optional<String> table, Defaults defaults) {

    /** The word for the titles that Masthead ships with. */
    static final String SHIPPED = "catalogue";

    /** How far an import goes. */
    enum Extent {
        /** Reads the file. */
        CHECK,
        /** Also compares it with what is carried. */
        DRY_RUN,
        /** Also stores what is new or changed. */
        STORE
    }

    /** What to do where some titles have faults. */
    enum Faulty {
        IMPORT_NONE,
        IMPORT_THE_OTHERS
    }

    /**
     * Reads them.
     *
     * @throws CloudException naming the word that is not understood
     */
    static ImportOptions parse(List<String> words) {
        var rest = new ArrayDeque<>(words);
        var options =
                new ImportOptions(
                        "", Extent.STORE, Faulty.IMPORT_NONE, Optional.empty(), Defaults.NONE);
        while (!rest.isEmpty()) {
            options = options.with(rest.pop(), rest);
        }
        if (options.file.isEmpty()) {
            throw new CloudException("say which file, or catalogue; local/masthead help shows how");
        }
        return options;
    }

    private ImportOptions with(String word, Deque<String> rest) {
        return switch (word) {
            case "--check" -> with(Extent.CHECK);
            case "--dry-run" -> with(Extent.DRY_RUN);
            case "--partial" ->
                    new ImportOptions(file, extent, Faulty.IMPORT_THE_OTHERS, table, defaults);
            case "--table" ->
                    new ImportOptions(
                            file, extent, faulty, Optional.of(value(word, rest)), defaults);
            case "--country" -> with(defaults.withCountry(value(word, rest)));
            case "--language" -> with(defaults.withLanguage(value(word, rest)));
            case "--licence" -> with(defaults.withLicence(value(word, rest)));
            default -> withFile(word);
        };
    }

    private ImportOptions with(Extent extent) {
        return new ImportOptions(file, extent, faulty, table, defaults);
    }

    private ImportOptions with(Defaults defaults) {
        return new ImportOptions(file, extent, faulty, table, defaults);
    }

    private ImportOptions withFile(String word) {
        if (word.startsWith("--") || !file.isEmpty()) {
            throw new CloudException(
                    "import does not know \"%s\"; local/masthead help lists its options"
                            .formatted(word));
        }
        return new ImportOptions(word, extent, faulty, table, defaults);
    }

    /** The word after an option. */
    static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new CloudException(option + " wants a value after it");
        }
        return rest.pop();
    }
}
