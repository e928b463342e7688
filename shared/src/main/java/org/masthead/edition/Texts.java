package org.masthead.edition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Distinct texts in the order of their UTF-8 bytes, each one made when it is asked for; a text's
 * number is found in logarithmic time.
 */
final class Texts extends AbstractList<String> implements RandomAccess {

    /** Where each text begins; one more than there are texts. */
    private final int[] from;

    private final Bytes bytes;

    private Texts(int[] from, Bytes bytes) {
        this.from = from;
        this.bytes = bytes;
    }

    /** Of each text one. */
    static Texts of(Collection<String> texts) {
        var sorted =
                texts.stream()
                        .distinct()
                        .map(text -> text.getBytes(UTF_8))
                        .sorted((Comparator<byte[]>) Arrays::compareUnsigned)
                        .toList();
        var from = new int[sorted.size() + 1];
        var all = new ByteArrayOutputStream();
        for (int i = 0; i < sorted.size(); i++) {
            all.writeBytes(sorted.get(i));
            from[i + 1] = all.size();
        }
        return new Texts(from, Bytes.of(all.toByteArray()));
    }

    static Texts read(SectionReader in) {
        return new Texts(in.ints(), in.bytes());
    }

    void write(SectionWriter out) {
        out.ints(from).bytes(bytes);
    }

    @Override
    public String get(int number) {
        return new String(
                bytes.array(), bytes.from() + from[number], from[number + 1] - from[number], UTF_8);
    }

    @Override
    public int size() {
        return from.length - 1;
    }

    @Override
    public int indexOf(@Nullable Object text) {
        return text instanceof String wanted ? Math.max(-1, find(wanted)) : -1;
    }

    @Override
    public int lastIndexOf(@Nullable Object text) {
        return indexOf(text);
    }

    @Override
    public boolean contains(@Nullable Object text) {
        return indexOf(text) >= 0;
    }

    private int find(String text) {
        var wanted = text.getBytes(UTF_8);
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, wanted);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private int compare(int number, byte[] other) {
        return Arrays.compareUnsigned(
                bytes.array(),
                bytes.from() + from[number],
                bytes.from() + from[number + 1],
                other,
                0,
                other.length);
    }
}
