package org.masthead.edition;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Texts, each deflated by itself so that one is read without the others (RFC 1951), over a
 * dictionary of what they have in common.
 *
 * @param dictionary what a packed text may refer back to
 * @param from where each packed text begins; one more than there are texts
 * @param lengths of the texts, unpacked, in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // columns, never compared
record CardShelf(Bytes dictionary, int[] from, int[] lengths, Bytes packed) {

    /** Half of what deflate looks back to; twice as much makes 3 % smaller and twice as slow. */
    static final int DICTIONARY = 16_000;

    /** An inflater has memory outside of the heap, which is worth keeping. */
    private static final ThreadLocal<Inflater> INFLATER =
            ThreadLocal.withInitial(() -> new Inflater(true));

    static CardShelf read(SectionReader in) {
        return new CardShelf(in.bytes(), in.ints(), in.ints(), in.bytes());
    }

    void write(SectionWriter out) {
        out.bytes(dictionary).ints(from).ints(lengths).bytes(packed);
    }

    /** A dictionary out of texts from all over. */
    static Bytes dictionary(List<byte[]> texts) {
        int step = Math.max(1, texts.size() / 64);
        var sample = new ByteArrayOutputStream();
        for (int i = 0; i < texts.size() && sample.size() < DICTIONARY; i += step) {
            sample.writeBytes(texts.get(i));
        }
        return Bytes.of(Arrays.copyOf(sample.toByteArray(), Math.min(DICTIONARY, sample.size())));
    }

    byte[] packed(int place) {
        return packed.copy(from[place], from[place + 1]);
    }

    byte[] get(int place) {
        var inflater = INFLATER.get();
        inflater.reset();
        inflater.setDictionary(dictionary.array(), dictionary.from(), dictionary.length());
        inflater.setInput(
                packed.array(), packed.from() + from[place], from[place + 1] - from[place]);
        var text = new byte[lengths[place]];
        try {
            int length = inflater.inflate(text);
            if (length != text.length) {
                throw new UnreadableEditionException(
                        "card %d has %d bytes of %d".formatted(place, length, text.length));
            }
            return text;
        } catch (DataFormatException e) {
            throw new UnreadableEditionException("card %d cannot be inflated".formatted(place), e);
        }
    }

    /** Packs texts one after the other. */
    static final class Packer implements AutoCloseable {

        private final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        private final Bytes dictionary;
        private final int[] from;
        private final int[] lengths;
        private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        private byte[] room = new byte[1 << 12];
        private int count;

        Packer(Bytes dictionary, int texts) {
            this.dictionary = dictionary;
            this.from = new int[texts + 1];
            this.lengths = new int[texts];
        }

        void add(byte[] text) {
            deflater.reset();
            deflater.setDictionary(dictionary.array(), dictionary.from(), dictionary.length());
            deflater.setInput(text);
            deflater.finish();
            // Deflate adds five bytes to 16 KB of noise; texts are shorter than that, and no noise.
            room = room.length < text.length + 64 ? new byte[text.length + 64] : room;
            add(Arrays.copyOf(room, deflater.deflate(room)), text.length);
        }

        /** Takes over a text that was packed with the same dictionary. */
        void add(byte[] alreadyPacked, int length) {
            packed.writeBytes(alreadyPacked);
            lengths[count] = length;
            count++;
            from[count] = packed.size();
        }

        CardShelf shelf() {
            return new CardShelf(dictionary, from, lengths, Bytes.of(packed.toByteArray()));
        }

        @Override
        public void close() {
            deflater.end();
        }
    }
}
