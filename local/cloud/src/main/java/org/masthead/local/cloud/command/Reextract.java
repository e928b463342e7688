package org.masthead.local.cloud.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import org.masthead.aws.PageStore;
import org.masthead.local.cloud.CloudException;
import org.masthead.local.cloud.Style;
import org.masthead.local.cloud.command.ReextractOptions.Start;
import org.masthead.local.cloud.reextract.Checkpoint;
import org.masthead.local.cloud.reextract.Deployment;
import org.masthead.local.cloud.reextract.InvokedFunction;
import org.masthead.local.cloud.reextract.Rerun;
import org.masthead.local.cloud.reextract.RerunProgress;
import org.masthead.local.cloud.reextract.Selection;
import org.masthead.local.cloud.reextract.Selection.Mode;
import org.masthead.local.cloud.reextract.Tally;

/**
 * {@code re-extract}: the extract function over the raw pages in S3 once more, dry or in place.
 *
 * @param data folder where interrupted runs are kept
 */
record Reextract(Deployment on, Path data, InstantSource clock, PrintStream out, Style style) {

    void run(Selection selection, ReextractOptions options) {
        var folder = data.resolve("re-extract").resolve(selection.name());
        try (var checkpoint = Checkpoint.open(folder)) {
            prepare(checkpoint, selection, options.start());
            carryOut(checkpoint, selection, options.parallel());
            report(checkpoint, options);
        } catch (IOException e) {
            throw new CloudException("%s cannot be used: %s".formatted(folder, e), e);
        }
    }

    private void prepare(Checkpoint checkpoint, Selection selection, Start start)
            throws IOException {
        var unfinished = checkpoint.listed() && checkpoint.done() < checkpoint.total();
        if (start == Start.RESUME) {
            resume(checkpoint, selection);
        } else if (unfinished && start == Start.ONLY_IF_NONE) {
            throw new CloudException(
                    ("an earlier re-extraction of %s was interrupted (%,d of %,d done):"
                                    + " --resume goes on with it, --fresh starts over")
                            .formatted(selection.words(), checkpoint.done(), checkpoint.total()));
        } else {
            list(checkpoint, selection);
        }
    }

    private void resume(Checkpoint checkpoint, Selection selection) throws IOException {
        if (!checkpoint.listed()) {
            throw new CloudException(
                    "no re-extraction of %s was interrupted; leave --resume out"
                            .formatted(selection.words()));
        }
        checkpoint.retryFailed();
        out.printf(
                "%s: %,d of %,d were done before%n",
                selection.words(), checkpoint.done(), checkpoint.total());
    }

    private void list(Checkpoint checkpoint, Selection selection) throws IOException {
        try (var keys = selection.keys(new PageStore(on.s3(), selection.bucket()))) {
            checkpoint.list(keys, this::listed);
        }
        out.printf("%s: %,d%n", selection.words(), checkpoint.total());
    }

    private void listed(int pages) {
        if (pages % 100_000 == 0) {
            out.printf("%,d pages found so far%n", pages);
        }
    }

    private void carryOut(Checkpoint checkpoint, Selection selection, int parallel)
            throws IOException {
        out.println(
                style.dim(
                        (selection.mode() == Mode.DRY_RUN
                                        ? "dry run by %s: nothing is changed"
                                        : "in place by %s; Ctrl-C is safe, --resume goes on")
                                .formatted(selection.function())));
        var progress = new RerunProgress(out, style, clock, checkpoint.done(), checkpoint.total());
        var function = new InvokedFunction(on.lambda(), selection.function());
        new Rerun(function, selection.mode(), checkpoint, progress).run(parallel);
    }

    private void report(Checkpoint checkpoint, ReextractOptions options) throws IOException {
        var tally = new Tally(options.examples());
        checkpoint.results(tally::add);
        new ReextractReport(tally, options.mode(), out, style).print();
        if (options.report().isPresent()) {
            checkpoint.copyResults(options.report().get());
            out.println("\nEvery page's result, a line each, is in " + options.report().get());
        }
    }
}
