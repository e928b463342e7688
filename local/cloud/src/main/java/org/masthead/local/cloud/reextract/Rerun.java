package org.masthead.local.cloud.reextract;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.masthead.local.cloud.CloudException;
import org.masthead.local.cloud.reextract.Checkpoint.Page;
import org.masthead.local.cloud.reextract.ExtractFunction.Answer.Broken;
import org.masthead.local.cloud.reextract.ExtractFunction.Answer.Done;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Has every page of a checkpoint extracted that is not done yet, some batches at a time. A page
 * that breaks the function is found by halving its batch, and takes no other page with it.
 */
public final class Rerun {

    /**
     * One page in a full batch is found within seven; so many in a row mean that it is not the
     * pages.
     */
    private static final int TOO_MANY_BROKEN = 60;

    private final ExtractFunction function;
    private final Selection.Mode mode;
    private final Checkpoint checkpoint;
    private final RerunProgress progress;
    private final AtomicInteger brokenInARow = new AtomicInteger();
    private volatile boolean stopped;

    public Rerun(
            ExtractFunction function,
            Selection.Mode mode,
            Checkpoint checkpoint,
            RerunProgress progress) {
        this.function = function;
        this.mode = mode;
        this.checkpoint = checkpoint;
        this.progress = progress;
    }

    /**
     * Does all that is left.
     *
     * @param parallel batches at once
     * @throws CloudException where the function cannot be asked; what is done stays done
     */
    public void run(int parallel) throws IOException {
        try (var batches = checkpoint.batches(ExtractFunction.BATCH);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var workers = new ArrayList<Future<?>>();
            for (int i = 0; i < parallel; i++) {
                workers.add(threads.submit(() -> work(batches)));
            }
            for (var worker : workers) {
                await(worker);
            }
        }
    }

    private static void await(Future<?> worker) {
        try {
            worker.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CloudException known) {
                throw known;
            }
            throw new IllegalStateException("re-extraction broke off", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloudException("interrupted; --resume goes on", e);
        }
    }

    private void work(Checkpoint.Batches batches) {
        try {
            var batch = batches.next();
            while (!batch.isEmpty() && !stopped) {
                settle(batch);
                batch = batches.next();
            }
        } catch (IOException e) {
            stopped = true;
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            // Where one cannot go on, the others end with the batch they have.
            stopped = true;
            throw e;
        }
    }

    private void settle(List<Page> pages) {
        var left = pages;
        while (!left.isEmpty()) {
            left =
                    switch (ask(left)) {
                        case Done done -> finish(left, done);
                        case Broken(var reason) -> narrow(left, reason);
                    };
        }
    }

    private ExtractFunction.Answer ask(List<Page> pages) {
        return function.extract(pages.stream().map(Page::key).toList(), mode);
    }

    /** Writes down what came back, and gives the pages that are left. */
    private List<Page> finish(List<Page> pages, Done done) {
        brokenInARow.set(0);
        var lines = pages.stream().collect(toMap(Page::key, Page::line));
        var finished = new ArrayList<ObjectNode>();
        for (var result : done.results()) {
            Optional.ofNullable(lines.remove(result.path("page").asString()))
                    .ifPresent(line -> finished.add(numbered(line, done.extractor(), result)));
        }
        if (finished.isEmpty()) {
            throw new CloudException(
                    "the extract function answered without a single page; its log says more");
        }
        write(finished);
        return pages.stream().filter(page -> lines.containsKey(page.key())).toList();
    }

    private static ObjectNode numbered(int line, int extractor, JsonNode result) {
        var numbered = JsonMapper.shared().createObjectNode();
        numbered.put("line", line).put("extractor", extractor);
        return numbered.setAll((ObjectNode) result);
    }

    /** Halves the pages until the one that breaks the function is alone, and is recorded. */
    private List<Page> narrow(List<Page> pages, String reason) {
        if (brokenInARow.incrementAndGet() > TOO_MANY_BROKEN) {
            throw new CloudException(
                    "the extract function breaks whatever it is asked: %s; mend that, then --resume"
                            .formatted(reason));
        }
        if (pages.size() == 1) {
            write(List.of(failed(pages.getFirst(), reason)));
            return List.of();
        }
        int half = pages.size() / 2;
        settle(pages.subList(0, half));
        return pages.subList(half, pages.size());
    }

    private static ObjectNode failed(Page page, String reason) {
        var failed = JsonMapper.shared().createObjectNode();
        failed.put("line", page.line()).put("page", page.key());
        failed.putObject("finding")
                .put("outcome", Findings.FAILED)
                .put("reason", "the function broke at it: " + reason);
        return failed;
    }

    private void write(List<ObjectNode> finished) {
        checkpoint.write(finished);
        progress.done(checkpoint.done());
    }
}
