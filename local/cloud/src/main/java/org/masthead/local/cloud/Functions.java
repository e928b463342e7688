package org.masthead.local.cloud;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.masthead.local.cloud.runtime.FunctionLog;
import org.masthead.local.cloud.runtime.Launch;
import org.masthead.local.cloud.runtime.RunningFunction;
import org.masthead.local.cloud.runtime.Task;
import org.masthead.local.template.EventSpec;
import org.masthead.local.template.FunctionSpec;
import org.masthead.local.template.Template;

/** All functions of the template, running. */
public final class Functions implements AutoCloseable {

    private final Map<FunctionSpec, RunningFunction> running;

    private Functions(Map<FunctionSpec, RunningFunction> running) {
        this.running = running;
    }

    /**
     * Unpacks every zip into {@code tasks} and starts the processes.
     *
     * @param tasks folder of earlier unpacked zips; emptied
     */
    static Functions start(
            Template template,
            CloudOptions options,
            Path tasks,
            FunctionLog log,
            InstantSource clock) {
        Folders.delete(tasks);
        var launches = new LinkedHashMap<FunctionSpec, Launch>();
        for (var spec : template.functions()) {
            var task = Task.unpack(spec.codeUri(), tasks.resolve(spec.logicalId()));
            launches.put(spec, new Launch(spec, task, options.client(), template.account()));
        }
        // Processes only when all zips are there: a missing one leaves nothing behind.
        var running = new LinkedHashMap<FunctionSpec, RunningFunction>();
        launches.forEach((spec, launch) ->
                running.put(spec, RunningFunction.start(launch, options.processes(), log, clock)));
        return new Functions(running);
    }

    /** The function with that name, logical id, or short name ({@code reader-api}). */
    public Optional<RunningFunction> find(String name) {
        return running.entrySet().stream()
                .filter(it -> answersTo(it.getKey(), name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean answersTo(FunctionSpec spec, String name) {
        var wanted = name.replace("-", "");
        return spec.name().equals(name)
                || spec.logicalId().equals(name)
                || spec.logicalId().equalsIgnoreCase(wanted + "Function");
    }

    /** One event of a function, as declared. */
    record Wired<E extends EventSpec>(E event, RunningFunction function) {}

    /** All events of one kind, in the template's order. */
    <E extends EventSpec> List<Wired<E>> events(Class<E> kind) {
        return running.entrySet().stream()
                .flatMap(entry ->
                        entry.getKey().events().stream()
                                .filter(kind::isInstance)
                                .map(kind::cast)
                                .map(it -> new Wired<>(it, entry.getValue())))
                .toList();
    }

    /** Process ids of all function JVMs. */
    public Stream<ProcessHandle> processes() {
        return running.values().stream().flatMap(it -> it.processes().stream());
    }

    @Override
    public void close() {
        running.values().forEach(RunningFunction::close);
    }
}
