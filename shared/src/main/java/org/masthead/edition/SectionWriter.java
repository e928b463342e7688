package org.masthead.edition;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** One section of the format: runs of numbers or bytes, each behind its count; little-endian. */
final class SectionWriter {

    private ByteBuffer out = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);

    SectionWriter number(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    SectionWriter text(String text) {
        return bytes(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    SectionWriter bytes(Bytes run) {
        counted(run.length(), Byte.BYTES).put(run.buffer());
        return this;
    }

    SectionWriter shorts(short[] run) {
        counted(run.length, Short.BYTES).asShortBuffer().put(run);
        return skip(run.length * Short.BYTES);
    }

    SectionWriter ints(int[] run) {
        counted(run.length, Integer.BYTES).asIntBuffer().put(run);
        return skip(run.length * Integer.BYTES);
    }

    SectionWriter longs(long[] run) {
        counted(run.length, Long.BYTES).asLongBuffer().put(run);
        return skip(run.length * Long.BYTES);
    }

    SectionWriter floats(float[] run) {
        counted(run.length, Float.BYTES).asFloatBuffer().put(run);
        return skip(run.length * Float.BYTES);
    }

    private SectionWriter skip(int length) {
        out.position(out.position() + length);
        return this;
    }

    private ByteBuffer counted(int count, int width) {
        return room(Integer.BYTES + count * width).putInt(count);
    }

    private ByteBuffer room(int length) {
        if (out.remaining() < length) {
            int size = Math.max(out.position() + length, out.capacity() * 2);
            out =
                    ByteBuffer.allocate(size)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .put(out.array(), 0, out.position());
        }
        return out;
    }

    Bytes written() {
        return new Bytes(out.array(), 0, out.position());
    }
}
