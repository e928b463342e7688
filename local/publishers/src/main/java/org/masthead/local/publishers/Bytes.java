package org.masthead.local.publishers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** An immutable run of bytes. */
final class Bytes {

    private final byte[] bytes;

    /** Keeps {@code bytes} without copying: the caller gives them away. */
    Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    static Bytes of(String text, Charset charset) {
        return new Bytes(text.getBytes(charset));
    }

    byte[] copy() {
        return bytes.clone();
    }

    int size() {
        return bytes.length;
    }

    /** Writes the part from {@code from} (inclusive) to {@code to} (exclusive). */
    void writeTo(OutputStream out, int from, int to) throws IOException {
        out.write(bytes, from, to - from);
    }

    Bytes gzipped() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Bytes(packed.toByteArray());
    }

    /** 16 hexadecimal digits that change with the content. */
    String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
