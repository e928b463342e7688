package org.masthead.bench.rank;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.masthead.extract.vector.Embedder;
import org.masthead.vector.StoryVector;

/** The vectors of all titles of a log, made by the extract function's own embedder. */
final class TitleVectors {

    private static final int SAY_EVERY = 2_000;

    private final List<StoryVector> vectors;

    private TitleVectors(List<StoryVector> vectors) {
        this.vectors = vectors;
    }

    /** Reads them from the folder where an earlier run left them; else makes and leaves them. */
    static TitleVectors of(List<Title> titles, Path folder) throws IOException {
        var file = folder.resolve("titles-%08x.vectors".formatted(checksum(titles)));
        if (!Files.exists(file)) {
            write(titles, file);
        }
        return read(file);
    }

    StoryVector of(Title title) {
        return vectors.get(title.place());
    }

    private static long checksum(List<Title> titles) {
        var sum = new CRC32();
        titles.forEach(title -> sum.update(title.text().getBytes(StandardCharsets.UTF_8)));
        return sum.getValue();
    }

    private static void write(List<Title> titles, Path file) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (var out = Files.newOutputStream(unfinished)) {
            for (var title : titles) {
                var vector = Embedder.shared().of(title.text(), Optional.of("en"));
                var binary = vector.toBytes();
                out.write(new byte[] {(byte) (binary.length >> 8), (byte) binary.length});
                out.write(binary);
                if ((title.place() + 1) % SAY_EVERY == 0) {
                    System.err.printf(
                            "embedded %d of %d titles%n", title.place() + 1, titles.size());
                }
            }
        }
        Files.move(unfinished, file);
    }

    private static TitleVectors read(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        var vectors = new ArrayList<StoryVector>();
        for (int at = 0; at < bytes.length; ) {
            int length = Byte.toUnsignedInt(bytes[at]) << 8 | Byte.toUnsignedInt(bytes[at + 1]);
            vectors.add(StoryVector.of(Arrays.copyOfRange(bytes, at + 2, at + 2 + length)));
            at += 2 + length;
        }
        return new TitleVectors(vectors);
    }
}
