package org.masthead.local.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Resident memory of processes, where the system tells it. */
final class Memory {

    private Memory() {}

    /** Together, in megabytes (2^20 bytes); empty where there is no {@code /proc}. */
    static Optional<Long> residentMegabytes(Stream<ProcessHandle> processes) {
        if (!Files.exists(Path.of("/proc/self/status"))) {
            return Optional.empty();
        }
        return Optional.of(processes.mapToLong(it -> residentKilobytes(it.pid())).sum() / 1024);
    }

    /** proc(5): {@code VmRSS: 12345 kB}; 0 for a process that has just gone. */
    private static long residentKilobytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(it -> it.startsWith("VmRSS:"))
                    .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
