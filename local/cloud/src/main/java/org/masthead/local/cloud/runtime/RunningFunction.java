package org.masthead.local.cloud.runtime;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A function with its processes; as many events run at once as it has processes. */
public final class RunningFunction implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final Launch launch;
    private final FunctionLog log;
    private final InstantSource clock;
    private final List<FunctionProcess> processes;
    private final BlockingQueue<FunctionProcess> idle = new LinkedBlockingQueue<>();

    private RunningFunction(Launch launch, int processes, FunctionLog log, InstantSource clock) {
        this.launch = launch;
        this.log = log;
        this.clock = clock;
        this.processes =
                IntStream.range(0, processes)
                        .mapToObj(i -> new FunctionProcess(launch, log, clock))
                        .toList();
    }

    /** Starts {@code processes} JVMs and returns at once; the first events wait for them. */
    public static RunningFunction start(
            Launch launch, int processes, FunctionLog log, InstantSource clock) {
        var function = new RunningFunction(launch, processes, log, clock);
        function.processes.forEach(FunctionProcess::start);
        function.idle.addAll(function.processes);
        return function;
    }

    /** The function's name, as the AWS CLI knows it. */
    public String name() {
        return launch.name();
    }

    /** How many events can run at once. */
    public int processCount() {
        return processes.size();
    }

    /** The processes that live now, for measuring and for tests that kill one. */
    public List<ProcessHandle> processes() {
        return processes.stream().flatMap(it -> it.handle().stream()).toList();
    }

    /** Invokes the function with one event (JSON text), waiting for a free process and the end. */
    public Outcome invoke(String event) {
        try {
            var process = idle.take();
            try {
                return invoke(process, Invocation.of(event, clock.instant()));
            } finally {
                idle.add(process);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.failed("Runtime.Stopped", "the local cloud stopped");
        }
    }

    private Outcome invoke(FunctionProcess process, Invocation invocation) {
        var start = System.nanoTime();
        var outcome = process.run(invocation);
        var took = Duration.ofNanos(System.nanoTime() - start);
        log.invoked(name(), invocation, outcome, took);
        return outcome;
    }

    /** Ends all processes and waits, some seconds at most, until they are gone. */
    @Override
    public void close() {
        var gone = processes.stream().map(FunctionProcess::gone).toArray(CompletableFuture[]::new);
        processes.forEach(FunctionProcess::close);
        CompletableFuture.allOf(gone)
                .completeOnTimeout(null, STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
