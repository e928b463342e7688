package org.masthead.local.cloud.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.masthead.local.cloud.CloudException;

/**
 * The native part of AWS's runtime client, unpacked once. Left to itself each process unpacks it to
 * the same fixed path under /tmp, over the file that another has just mapped, which ends in SIGBUS
 * when several start together.
 */
final class NativeLibrary {

    private static final String FILE = "libaws-lambda-jni.so";

    private NativeLibrary() {}

    /** Its path in {@code folder}; unpacked there if it is not there yet. */
    static synchronized Path in(Path folder) {
        var target = folder.resolve(FILE);
        if (Files.exists(target)) {
            return target;
        }
        var name = "/jni/" + resource();
        try (var library = RuntimeClient.class.getResourceAsStream(name)) {
            if (library == null) {
                throw new CloudException("AWS's runtime client has no " + name);
            }
            Files.createDirectories(folder);
            var part = Files.createTempFile(folder, FILE, ".part");
            Files.copy(library, part, StandardCopyOption.REPLACE_EXISTING);
            return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CloudException("%s cannot be written: %s".formatted(target, e), e);
        }
    }

    private static String resource() {
        var arm = System.getProperty("os.arch").equals("aarch64");
        // musl's loader is where musl is the C library, as in Alpine.
        var loader = "/lib/ld-musl-" + (arm ? "aarch64" : "x86_64") + ".so.1";
        var musl = Files.exists(Path.of(loader));
        var libc = musl ? "linux_musl" : "linux";
        return "libaws-lambda-jni.%s-%s.so".formatted(libc, arm ? "aarch_64" : "x86_64");
    }
}
