package org.masthead.local.cloud.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.masthead.local.cloud.CloudException;

/**
 * One JVM that runs one function, one event at a time. A process that dies or hangs costs the event
 * it had; the next event finds a new one.
 */
final class FunctionProcess implements AutoCloseable {

    /**
     * How long a process may take until it asks for its first event. AWS allows 10 s; here many
     * start at once on few cores.
     */
    private static final Duration INIT_LIMIT = Duration.ofSeconds(60);

    private record Started(RuntimeApi api, Process process) {}

    private final Launch launch;
    private final FunctionLog log;
    private final InstantSource clock;
    private volatile @Nullable Started started;
    private volatile boolean closed;

    FunctionProcess(Launch launch, FunctionLog log, InstantSource clock) {
        this.launch = launch;
        this.log = log;
        this.clock = clock;
    }

    /** Starts the process if none runs; does not wait until it is ready. */
    void start() {
        living();
    }

    /** The running process; empty when there is none. */
    Optional<ProcessHandle> handle() {
        return Optional.ofNullable(started).map(it -> it.process().toHandle());
    }

    /** Gives the process one event and waits for what comes of it. Callers take turns. */
    Outcome run(Invocation invocation) {
        Started running;
        try {
            running = living();
        } catch (CloudException | IllegalStateException e) {
            return Outcome.failed("Runtime.LaunchFailed", e.toString());
        }
        try {
            var initFailure =
                    running.api().initialised().get(INIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (initFailure.isPresent()) {
                stop(running);
                return initFailure.get();
            }
        } catch (TimeoutException e) {
            stop(running);
            return Outcome.failed("Sandbox.Timedout", launch.name() + " did not start in 60 s");
        } catch (InterruptedException | ExecutionException e) {
            return interrupted(e);
        }
        return outcome(running, invocation);
    }

    private Outcome outcome(Started running, Invocation invocation) {
        var outcome = running.api().hand(invocation);
        var exit = running.process().onExit().thenAccept(it -> outcome.complete(exited(it)));
        try {
            var result = outcome.get(launch.timeout().toMillis(), TimeUnit.MILLISECONDS);
            exit.cancel(false);
            return result;
        } catch (TimeoutException e) {
            stop(running);
            return Outcome.failed("Sandbox.Timedout", timedOut(invocation));
        } catch (InterruptedException | ExecutionException e) {
            return interrupted(e);
        }
    }

    /** As Lambda words it, with the seconds that the template allows. */
    private String timedOut(Invocation invocation) {
        return "RequestId: %s Error: Task timed out after %d.00 seconds"
                .formatted(invocation.requestId(), launch.timeout().toSeconds());
    }

    private static Outcome exited(Process process) {
        return Outcome.failed(
                "Runtime.ExitError",
                "Runtime exited with error: exit status " + process.exitValue());
    }

    private static Outcome interrupted(Exception e) {
        Thread.currentThread().interrupt();
        return Outcome.failed("Runtime.Stopped", "the local cloud stopped: " + e);
    }

    private synchronized Started living() {
        var running = started;
        if (running != null && running.process().isAlive()) {
            return running;
        }
        if (running != null) {
            log.note(launch.name(), "process " + running.process().pid() + " died; starting anew");
            stop(running);
        }
        var fresh = spawn();
        started = fresh;
        return fresh;
    }

    private Started spawn() {
        if (closed) {
            throw new IllegalStateException(launch.name() + " is stopped");
        }
        var api = new RuntimeApi(launch.functionArn(), launch.timeout(), clock);
        var process = launch.start(api.address());
        var _ =
                process.onExit()
                        .thenAccept(it -> api.initialised().complete(Optional.of(neverReady(it))));
        Thread.ofVirtual().name("log of " + launch.name()).start(() -> copyLog(process));
        return new Started(api, process);
    }

    private static Outcome.Failed neverReady(Process process) {
        return Outcome.failed(
                "Runtime.ExitError",
                "Runtime exited with error before its first event: exit status "
                        + process.exitValue());
    }

    private void copyLog(Process process) {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> log.line(launch.name(), line));
        } catch (IOException e) {
            log.note(launch.name(), "its output cannot be read: " + e.getMessage());
        }
    }

    private synchronized void stop(Started running) {
        running.process().destroyForcibly();
        running.api().close();
        if (running.equals(started)) {
            started = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        var running = started;
        if (running != null) {
            stop(running);
        }
    }

    /** Completes when the process, if there was one, is gone. */
    CompletableFuture<?> gone() {
        return handle().<CompletableFuture<?>>map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }
}
