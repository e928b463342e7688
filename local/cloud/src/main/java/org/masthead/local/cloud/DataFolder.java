package org.masthead.local.cloud;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder where everything is that outlives a stop; of one running cloud at a time. */
final class DataFolder implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Takes the folder, made if absent; {@link CloudException} when another cloud has it. */
    static DataFolder take(Path path) {
        try {
            Files.createDirectories(path);
            var channel =
                    FileChannel.open(
                            path.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw taken(path);
            }
            return new DataFolder(path, channel);
        } catch (OverlappingFileLockException e) {
            throw taken(path);
        } catch (IOException e) {
            throw new CloudException("%s cannot be used: %s".formatted(path, e), e);
        }
    }

    private static CloudException taken(Path path) {
        return new CloudException(
                "another local cloud runs on %s: stop it, or choose another folder with --data DIR"
                        .formatted(path));
    }

    /** Deletes all that is in it. */
    void empty() {
        try (var files = Files.list(path)) {
            files.filter(it -> !it.endsWith(LOCK)).forEach(Folders::delete);
        } catch (IOException e) {
            throw new CloudException("%s cannot be emptied: %s".formatted(path, e), e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Lets another cloud have it. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new CloudException("%s cannot be unlocked: %s".formatted(path, e), e);
        }
    }
}
