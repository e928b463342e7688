package org.masthead.local.cloud.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.masthead.local.cloud.CloudException;

/** Unpacks a function's zip as Lambda unpacks it into {@code /var/task}. */
public final class Task {

    private Task() {}

    /**
     * Unpacks {@code zip} into {@code folder}, which must be empty or absent.
     *
     * @return {@code folder}
     */
    public static Path unpack(Path zip, Path folder) {
        if (!Files.isRegularFile(zip)) {
            throw new CloudException(
                    "no zip at %s: build it with mvn package, or correct CodeUri in template.yaml"
                            .formatted(zip));
        }
        try (var file = new ZipFile(zip.toFile())) {
            for (var entry : file.stream().toList()) {
                unpack(file, entry, folder);
            }
            return folder;
        } catch (IOException e) {
            throw new CloudException("%s cannot be unpacked: %s".formatted(zip, e), e);
        }
    }

    private static void unpack(ZipFile file, ZipEntry entry, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("entry leaves the folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        try (var bytes = file.getInputStream(entry)) {
            Files.copy(bytes, target);
        }
    }
}
