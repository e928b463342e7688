package org.masthead.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Bytes as Masthead stores and sends them, in memory. */
public final class Gzip {

    /** Bytes at a time; the default of 512 crosses into native code for each. */
    private static final int READ = 16 * 1024;

    private Gzip() {}

    public static byte[] zip(byte[] bytes) {
        var out = new ByteArrayOutputStream(Math.max(64, bytes.length / 4));
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("gzip in memory", e);
        }
        return out.toByteArray();
    }

    /** Only for what Masthead itself has zipped: no limit is kept. */
    public static byte[] unzip(byte[] zipped) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(zipped), READ)) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("stored bytes are not gzip", e);
        }
    }
}
