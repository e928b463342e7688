package org.masthead.member;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.masthead.vector.StoryVector;

/**
 * A profile in some two kilobytes. One byte, the format: 1. Four bytes, the seconds since 1970 to
 * which it is faded; four, those until which all is forgotten; four, how many stories were read.
 * One byte, how many vectors; for each its space's name, its weight and the width of a step as
 * floats, and a byte for each number: so many steps. Numbers between two steps are taken up or down
 * by lot, so that one more story is not lost in the sum of hundreds, as it would be by rounding: it
 * counts as much as it should on average. The lot is the same each time for the same vector. Then
 * three times, for sections, topics and sources: one byte, how many; for each its name and its
 * weight as a half float (IEEE 754 binary16). A name is two bytes of length and modified UTF-8
 * ({@link DataOutputStream#writeUTF}). All numbers are big-endian.
 */
public final class ProfileBytes {

    private static final int FORMAT = 1;

    private ProfileBytes() {}

    /** Writes a profile. */
    public static byte[] write(Profile profile) {
        var bytes = new ByteArrayOutputStream(2_048);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeInt((int) profile.asOf().getEpochSecond());
            out.writeInt((int) profile.since().getEpochSecond());
            out.writeInt(profile.stories());
            out.writeByte(profile.vectors().size());
            for (var vector : profile.vectors()) {
                write(out, vector);
            }
            write(out, profile.sections());
            write(out, profile.topics());
            write(out, profile.sources());
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a profile.
     *
     * @throws IllegalArgumentException where the bytes are of a format that this code does not know
     */
    public static Profile read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readUnsignedByte();
            if (format != FORMAT) {
                throw new IllegalArgumentException(
                        "a profile has format %d; this reader knows %d".formatted(format, FORMAT));
            }
            return new Profile(
                    seconds(in),
                    seconds(in),
                    in.readInt(),
                    vectors(in),
                    affinities(in),
                    affinities(in),
                    affinities(in));
        } catch (IOException e) {
            throw new IllegalArgumentException("a profile's bytes end too early", e);
        }
    }

    private static Instant seconds(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(Integer.toUnsignedLong(in.readInt()));
    }

    private static void write(DataOutputStream out, TasteVector vector) throws IOException {
        out.writeUTF(vector.space());
        out.writeFloat(vector.weight());
        float step = largest(vector.sum()) / Byte.MAX_VALUE;
        out.writeFloat(step);
        var lot = new SplittableRandom(Float.floatToIntBits(vector.weight()));
        for (float number : vector.sum()) {
            int steps = step == 0 ? 0 : (int) Math.floor(number / step + lot.nextFloat());
            out.writeByte(Math.clamp(steps, -Byte.MAX_VALUE, Byte.MAX_VALUE));
        }
    }

    private static void write(DataOutputStream out, Affinities affinities) throws IOException {
        var all = affinities.strongestFirst();
        out.writeByte(all.size());
        for (var entry : all) {
            out.writeUTF(entry.getKey());
            out.writeShort(Float.floatToFloat16(entry.getValue()));
        }
    }

    private static float largest(float[] numbers) {
        float largest = 0;
        for (float number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }

    private static List<TasteVector> vectors(DataInputStream in) throws IOException {
        int count = in.readUnsignedByte();
        var vectors = new ArrayList<TasteVector>();
        for (int i = 0; i < count; i++) {
            var space = in.readUTF();
            float weight = in.readFloat();
            float step = in.readFloat();
            var sum = new float[StoryVector.DIMENSIONS];
            for (int d = 0; d < sum.length; d++) {
                sum[d] = in.readByte() * step;
            }
            vectors.add(new TasteVector(space, sum, weight));
        }
        return vectors;
    }

    private static Affinities affinities(DataInputStream in) throws IOException {
        int count = in.readUnsignedByte();
        var weights = new HashMap<String, Float>();
        for (int i = 0; i < count; i++) {
            weights.put(in.readUTF(), Float.float16ToFloat(in.readShort()));
        }
        return new Affinities(weights);
    }
}
