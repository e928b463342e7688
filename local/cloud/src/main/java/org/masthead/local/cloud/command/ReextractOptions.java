package org.masthead.local.cloud.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.masthead.aws.PageStore.Days;
import org.masthead.local.cloud.CloudException;
import org.masthead.local.cloud.reextract.Selection;
import org.masthead.local.cloud.reextract.Selection.Mode;

/** What the words after {@code re-extract} ask for. */
final class ReextractOptions {

    private static final int MOST_PARALLEL = 100;

    /** What to do with an earlier run over the same pages that did not come to its end. */
    enum Start {
        ONLY_IF_NONE,
        RESUME,
        FRESH
    }

    private final Deque<String> words;
    private Optional<String> source = Optional.empty();
    private Optional<LocalDate> from = Optional.empty();
    private Optional<LocalDate> to = Optional.empty();
    private Mode mode = Mode.IN_PLACE;
    private Start start = Start.ONLY_IF_NONE;
    private int examples = 3;
    private int parallel = 4;
    private Optional<Path> report = Optional.empty();
    private Optional<String> function = Optional.empty();
    private Optional<String> bucket = Optional.empty();

    private ReextractOptions(List<String> words) {
        this.words = new ArrayDeque<>(words);
    }

    /**
     * Reads the words.
     *
     * @throws CloudException naming the word that is not understood
     */
    static ReextractOptions of(List<String> words) {
        var options = new ReextractOptions(words);
        while (!options.words.isEmpty()) {
            options.take(options.words.pop());
        }
        options.check();
        return options;
    }

    private void take(String name) {
        switch (name) {
            case "--source" -> source = Optional.of(value(name));
            case "--day" -> {
                from = Optional.of(day(name));
                to = from;
            }
            case "--from" -> from = Optional.of(day(name));
            case "--to" -> to = Optional.of(day(name));
            case "--dry-run" -> mode = Mode.DRY_RUN;
            case "--resume" -> start = Start.RESUME;
            case "--fresh" -> start = Start.FRESH;
            case "--examples" -> examples = number(name, 0);
            case "--parallel" -> parallel = number(name, 1);
            case "--report" -> report = Optional.of(file(name));
            case "--function" -> function = Optional.of(value(name));
            case "--bucket" -> bucket = Optional.of(value(name));
            default ->
                    throw new CloudException(
                            "re-extract does not know \"%s\"; local/masthead help lists its options"
                                    .formatted(name));
        }
    }

    private void check() {
        if (function.isPresent() != bucket.isPresent()) {
            throw new CloudException(
                    "--function and --bucket go together: the stack's outputs ExtractFunction and"
                            + " PagesBucket name them");
        }
        if (from.isPresent() && to.filter(day -> day.isBefore(from.get())).isPresent()) {
            throw new CloudException("--to %s is before --from %s".formatted(to.get(), from.get()));
        }
    }

    private String value(String option) {
        if (words.isEmpty()) {
            throw new CloudException(option + " wants a value after it");
        }
        return words.pop();
    }

    private LocalDate day(String option) {
        var text = value(option);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new CloudException(
                    "%s wants a day such as 2026-11-22, not \"%s\"".formatted(option, text), e);
        }
    }

    private int number(String option, int least) {
        var text = value(option);
        if (text.matches("\\d{1,3}")) {
            var number = Integer.parseInt(text);
            if (number >= least && number <= MOST_PARALLEL) {
                return number;
            }
        }
        throw new CloudException(
                "%s wants a number from %d to %d, not \"%s\""
                        .formatted(option, least, MOST_PARALLEL, text));
    }

    /** Better now than after an hour's work. */
    private Path file(String option) {
        var file = Path.of(value(option)).toAbsolutePath().normalize();
        var folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
            throw new CloudException(
                    "%s wants a file in a folder that is there, not %s".formatted(option, file));
        }
        return file;
    }

    /** The pages that are meant, where a function and a bucket are not named: those given. */
    Selection selection(String localFunction, String localBucket) {
        return new Selection(
                function.orElse(localFunction),
                bucket.orElse(localBucket),
                source,
                new Days(from, to),
                mode);
    }

    /** Whether it is about a deployment on AWS, not about the local cloud. */
    boolean onAws() {
        return function.isPresent();
    }

    Mode mode() {
        return mode;
    }

    Start start() {
        return start;
    }

    /** Shown of each field and each outcome, at most. */
    int examples() {
        return examples;
    }

    /** Requests at once. */
    int parallel() {
        return parallel;
    }

    Optional<Path> report() {
        return report;
    }
}
