package org.masthead.local.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Run by the build on the JDK that Maven found: writes that JDK's home to a file, where {@code
 * local/masthead} reads it.
 */
final class JavaHome {

    private JavaHome() {}

    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0]), System.getProperty("java.home") + "\n");
    }
}
