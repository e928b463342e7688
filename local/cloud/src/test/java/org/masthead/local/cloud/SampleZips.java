package org.masthead.local.cloud;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.masthead.local.cloud.sample.EchoFunction;

/** Packages the sample functions as Maven packages ours: classes at the root, libraries in lib/. */
public final class SampleZips {

    private SampleZips() {}

    /** Writes a zip with all sample functions. */
    public static Path write(Path zip) {
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            var classes = place(EchoFunction.class);
            try (var files = Files.walk(classes.resolve("org/masthead/local/cloud/sample"))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    add(out, classes.relativize(file).toString(), file);
                }
            }
            add(out, "lib/aws-lambda-java-core.jar", place(Context.class));
            return zip;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(ZipOutputStream out, String name, Path file) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        Files.copy(file, out);
        out.closeEntry();
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
