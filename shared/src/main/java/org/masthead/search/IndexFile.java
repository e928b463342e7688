package org.masthead.search;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;

/**
 * A Lucene index as one object. Big-endian: 8 bytes {@code MHSEARCH}, an int format (1), an int
 * number of files; for each file an int and its name in UTF-8, and an int and its bytes; last the
 * CRC-32 of all before it, as a long.
 */
final class IndexFile {

    private static final byte[] MAGIC = "MHSEARCH".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT = 1;
    private static final int TAIL = Long.BYTES;

    private IndexFile() {}

    /** The bytes are no index that this reader knows; says why. */
    static final class Damaged extends RuntimeException {

        private static final long serialVersionUID = 1;

        Damaged(String why) {
            super("the search index cannot be read: " + why);
        }
    }

    /** The newest commit of an index. */
    static byte[] of(Directory directory) {
        try {
            var files = SegmentInfos.readLatestCommit(directory).files(true);
            var out = new ByteArrayOutputStream();
            out.writeBytes(MAGIC);
            out.writeBytes(ints(FORMAT, files.size()));
            for (var name : files) {
                write(out, name.getBytes(StandardCharsets.UTF_8));
                write(out, bytes(directory, name));
            }
            var body = out.toByteArray();
            out.writeBytes(ByteBuffer.allocate(TAIL).putLong(checksum(body, body.length)).array());
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory", e);
        }
    }

    private static void write(ByteArrayOutputStream out, byte[] bytes) {
        out.writeBytes(ints(bytes.length));
        out.writeBytes(bytes);
    }

    private static byte[] ints(int... values) {
        var bytes = ByteBuffer.allocate(values.length * Integer.BYTES);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    private static byte[] bytes(Directory directory, String name) throws IOException {
        try (var in = directory.openInput(name, IOContext.READONCE)) {
            var bytes = new byte[Math.toIntExact(in.length())];
            in.readBytes(bytes, 0, bytes.length);
            return bytes;
        }
    }

    /**
     * The files of an index, by name; they share the given bytes.
     *
     * @throws Damaged where the bytes are not a whole index of a format known here
     */
    static Map<String, ByteBuffer> files(byte[] file) {
        if (file.length < MAGIC.length + TAIL
                || !ByteBuffer.wrap(file, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
            throw new Damaged("it does not begin with MHSEARCH");
        }
        int end = file.length - TAIL;
        if (ByteBuffer.wrap(file).getLong(end) != checksum(file, end)) {
            throw new Damaged("its checksum does not fit its %d bytes".formatted(file.length));
        }
        var in = ByteBuffer.wrap(file, MAGIC.length, end - MAGIC.length);
        int format = in.getInt();
        if (format != FORMAT) {
            throw new Damaged("it has format %d; this reader knows %d".formatted(format, FORMAT));
        }
        return files(in);
    }

    private static Map<String, ByteBuffer> files(ByteBuffer in) {
        var files = new LinkedHashMap<String, ByteBuffer>();
        for (int left = in.getInt(); left > 0; left--) {
            var name = StandardCharsets.UTF_8.decode(next(in)).toString();
            files.put(name, next(in));
        }
        return files;
    }

    private static ByteBuffer next(ByteBuffer in) {
        int length = in.getInt();
        var part = in.slice(in.position(), length);
        in.position(in.position() + length);
        return part;
    }

    private static long checksum(byte[] bytes, int length) {
        var sum = new CRC32();
        sum.update(bytes, 0, length);
        return sum.getValue();
    }
}
