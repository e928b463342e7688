package org.masthead.local.cloud.reextract;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.masthead.json.Json;
import org.masthead.local.cloud.CloudException;
import org.masthead.page.PageKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is to be done and what is done, in a folder: {@code keys.txt}, a page a line, and {@code
 * results.jsonl}, a page's result a line, in the order they came. Whatever ends the process, the
 * lines that are there hold.
 */
public final class Checkpoint implements AutoCloseable {

    private final Path keys;
    private final Path results;
    private final FileChannel lock;
    private final BitSet done = new BitSet();
    private int total;

    /**
     * A page to be extracted.
     *
     * @param line of {@code keys.txt}, from 0
     */
    public record Page(int line, String key) {}

    private Checkpoint(Path folder, FileChannel lock) {
        this.keys = folder.resolve("keys.txt");
        this.results = folder.resolve("results.jsonl");
        this.lock = lock;
    }

    /**
     * Takes the folder, made if absent, and reads how far an earlier run came.
     *
     * @throws CloudException when another run has it
     */
    public static Checkpoint open(Path folder) {
        try {
            Files.createDirectories(folder);
            var lock =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                throw taken(folder);
            }
            var checkpoint = new Checkpoint(folder, lock);
            checkpoint.load();
            return checkpoint;
        } catch (OverlappingFileLockException e) {
            throw taken(folder);
        } catch (IOException e) {
            throw new CloudException("%s cannot be used: %s".formatted(folder, e), e);
        }
    }

    private static CloudException taken(Path folder) {
        return new CloudException(
                "these pages are being extracted again right now, by another process (%s)"
                        .formatted(folder));
    }

    private void load() throws IOException {
        if (!listed()) {
            return;
        }
        try (var lines = Files.lines(keys)) {
            total = Math.toIntExact(lines.count());
        }
        results(this::isDone);
    }

    /** Whether there is a list of what is to be done. */
    public boolean listed() {
        return Files.exists(keys);
    }

    public int total() {
        return total;
    }

    public synchronized int done() {
        return done.cardinality();
    }

    /** Pages that failed are given another try. */
    public void retryFailed() throws IOException {
        var part = results.resolveSibling("results.part");
        done.clear();
        try (var out = Files.newBufferedWriter(part)) {
            results(result -> {
                if (!Findings.outcome(result).equals(Findings.FAILED)) {
                    write(out, Json.write(result));
                    isDone(result);
                }
            });
        }
        Files.move(part, results, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes down what is to be done, forgetting what was; a list is there whole or not at all. */
    public void list(Stream<PageKey> pages, IntConsumer listed) throws IOException {
        Files.deleteIfExists(keys);
        Files.deleteIfExists(results);
        done.clear();
        total = 0;
        var part = keys.resolveSibling("keys.part");
        try (var out = Files.newBufferedWriter(part)) {
            pages.forEach(page -> {
                write(out, page.toString());
                listed.accept(++total);
            });
        }
        Files.move(part, keys, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What is still to be done, in batches, to several threads. */
    public Batches batches(int size) throws IOException {
        return new Batches(Files.newBufferedReader(keys), size);
    }

    /** Hands out batches, each page once. */
    public final class Batches implements AutoCloseable {

        private final BufferedReader lines;
        private final int size;
        private int line;

        private Batches(BufferedReader lines, int size) {
            this.lines = lines;
            this.size = size;
        }

        /** The next pages; empty when there are none. */
        public synchronized List<Page> next() throws IOException {
            var batch = new ArrayList<Page>(size);
            while (batch.size() < size) {
                var key = lines.readLine();
                if (key == null) {
                    break;
                }
                if (isLeft(line)) {
                    batch.add(new Page(line, key));
                }
                line++;
            }
            return batch;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    private synchronized boolean isLeft(int line) {
        return !done.get(line);
    }

    private void isDone(JsonNode result) {
        done.set(result.path("line").asInt());
    }

    /** Writes down that pages are done, and what became of them. */
    public synchronized void write(List<ObjectNode> finished) {
        try (var out =
                Files.newBufferedWriter(
                        results, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            finished.forEach(result -> write(out, Json.write(result)));
        } catch (IOException e) {
            throw new CloudException("%s cannot be written: %s".formatted(results, e), e);
        }
        finished.forEach(this::isDone);
    }

    private static void write(BufferedWriter out, String line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shows all results there are, in the order they came. */
    public void results(Consumer<JsonNode> target) throws IOException {
        if (!Files.exists(results)) {
            return;
        }
        try (var lines = Files.lines(results)) {
            lines.flatMap(line -> parsed(line).stream()).forEach(target);
        }
    }

    /** A process that is killed may leave half a line: its page is not done. */
    private static Optional<JsonNode> parsed(String line) {
        try {
            return Optional.of(JsonMapper.shared().readTree(line));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Puts a copy of the results where somebody wants them. */
    public void copyResults(Path to) throws IOException {
        Files.copy(results, to, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
