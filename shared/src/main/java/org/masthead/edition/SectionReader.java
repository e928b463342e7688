package org.masthead.edition;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads what {@link SectionWriter} wrote, in the same order. */
final class SectionReader {

    private final ByteBuffer in;

    SectionReader(Bytes section) {
        this.in = section.buffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    long number() {
        return in.getLong();
    }

    String text() {
        var run = bytes();
        return new String(run.array(), run.from(), run.length(), StandardCharsets.UTF_8);
    }

    /** A view, not a copy. */
    Bytes bytes() {
        int length = count(Byte.BYTES);
        return new Bytes(in.array(), in.arrayOffset() + skip(length), length);
    }

    short[] shorts() {
        var run = new short[count(Short.BYTES)];
        in.asShortBuffer().get(run);
        skip(run.length * Short.BYTES);
        return run;
    }

    int[] ints() {
        var run = new int[count(Integer.BYTES)];
        in.asIntBuffer().get(run);
        skip(run.length * Integer.BYTES);
        return run;
    }

    long[] longs() {
        var run = new long[count(Long.BYTES)];
        in.asLongBuffer().get(run);
        skip(run.length * Long.BYTES);
        return run;
    }

    float[] floats() {
        var run = new float[count(Float.BYTES)];
        in.asFloatBuffer().get(run);
        skip(run.length * Float.BYTES);
        return run;
    }

    /** Before anything is allocated for them. */
    private int count(int width) {
        int count = in.getInt();
        if (count < 0 || (long) count * width > in.remaining()) {
            throw new UnreadableEditionException(
                    "a run of %d × %d bytes is said to be in the last %d bytes of a section"
                            .formatted(count, width, in.remaining()));
        }
        return count;
    }

    private int skip(int length) {
        int before = in.position();
        in.position(before + length);
        return before;
    }
}
