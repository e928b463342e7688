package org.masthead.member;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.IntBinaryOperator;
import org.masthead.story.StoryId;

/**
 * A short list of stories that a member met, one mark for each, the latest first. The same marks
 * make the same list in whatever order they come, but for those that found no room.
 *
 * <p>In bytes, for each mark: the ten bytes of the story's id, four of the seconds since 1970, one
 * of the value.
 */
public record Marks(List<Mark> latestFirst) {

    public static final Marks NONE = new Marks(List.of());

    private static final int ID = 10;
    private static final int BYTES = ID + Integer.BYTES + 1;
    private static final int LARGEST = 255;
    private static final Comparator<Mark> LATEST_FIRST =
            Comparator.comparing(Mark::at).reversed().thenComparing(Mark::story);

    public Marks {
        latestFirst = List.copyOf(latestFirst);
    }

    /** Reads what {@link #toBytes} wrote; bytes at the end that are no whole mark are not read. */
    public static Marks of(byte[] bytes) {
        var marks = new ArrayList<Mark>();
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.remaining() >= BYTES) {
            var id = new byte[ID];
            buffer.get(id);
            var at = Instant.ofEpochSecond(Integer.toUnsignedLong(buffer.getInt()));
            marks.add(new Mark(HexFormat.of().formatHex(id), at, Byte.toUnsignedInt(buffer.get())));
        }
        return new Marks(marks);
    }

    /** Writes {@value #BYTES} bytes for each mark. */
    public byte[] toBytes() {
        var buffer = ByteBuffer.allocate(latestFirst.size() * BYTES);
        for (var mark : latestFirst) {
            buffer.put(HexFormat.of().parseHex(mark.story()))
                    .putInt((int) mark.at().getEpochSecond())
                    .put((byte) mark.value());
        }
        return buffer.array();
    }

    /** The story's mark; empty where it has none. */
    public Optional<Mark> of(String story) {
        return latestFirst.stream().filter(mark -> mark.story().equals(story)).findFirst();
    }

    /**
     * The list with one more mark. Where the story has one, the later of the two stands, with the
     * value that {@code join} makes of the earlier and the later one.
     *
     * @param most how many marks stay; the earliest have to go
     * @throws IllegalArgumentException where the story's id is none
     */
    public Marks with(Mark mark, IntBinaryOperator join, int most) {
        if (!StoryId.isOne(mark.story())) {
            throw new IllegalArgumentException("'" + mark.story() + "' is no story's id");
        }
        var marks = new ArrayList<>(latestFirst);
        var known = of(mark.story());
        known.ifPresent(marks::remove);
        marks.add(known.map(other -> joined(other, mark, join)).orElse(mark));
        return new Marks(marks.stream().sorted(LATEST_FIRST).limit(most).toList());
    }

    private static Mark joined(Mark one, Mark other, IntBinaryOperator join) {
        boolean inOrder = !other.at().isBefore(one.at());
        var earlier = inOrder ? one : other;
        var later = inOrder ? other : one;
        int value = join.applyAsInt(earlier.value(), later.value());
        return new Mark(later.story(), later.at(), Math.clamp(value, 0, LARGEST));
    }

    /** Those that are not older. */
    public Marks since(Instant oldest) {
        return new Marks(latestFirst.stream().filter(mark -> !mark.at().isBefore(oldest)).toList());
    }

    /** All but the story's. */
    public Marks without(String story) {
        return new Marks(latestFirst.stream().filter(it -> !it.story().equals(story)).toList());
    }
}
