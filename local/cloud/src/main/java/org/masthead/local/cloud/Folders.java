package org.masthead.local.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders that are made anew. */
final class Folders {

    private Folders() {}

    /** Deletes the folder, if it is there, and all in it; links are deleted, not followed. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new CloudException("%s cannot be emptied: %s".formatted(folder, e), e);
        }
    }
}
