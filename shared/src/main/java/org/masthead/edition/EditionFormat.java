package org.masthead.edition;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.masthead.source.Source;
import org.masthead.story.Tombstone;

/**
 * An edition as bytes. All numbers are little-endian.
 *
 * <pre>
 * file     = magic "MHED" · format, 4 bytes · length of the body, 4 bytes
 *          · CRC-32C of the body (RFC 3720 §B.4), 4 bytes · body
 * body     = section*
 * section  = tag, 4 characters of ASCII · length, 4 bytes · runs
 * run      = count, 4 bytes · as many bytes, shorts, ints, longs or floats; a text is UTF-8 bytes
 * number   = 8 bytes
 * texts    = ints, where each text begins in the next run, and where the last ends · bytes; the
 *            texts ascend by their bytes, their numbers count from 0
 * records  = ints, as in texts · bytes: JSON as the API has it
 *
 * HEAD  text version · number boundAt, milliseconds since 1970
 * LANG  text language and region of those it is bound for; not there where that is everybody
 * SRCS  texts ids · records sources, in the order of the ids
 * IDOF  bytes, 10 for each story id, newest discovered first: the order of all columns
 *       · ints, the places in the order of the ids
 * COLS  ints source · ints section · texts sections · tags topics · tags authors · ints language
 *       · texts languages · longs published · longs discovered, seconds since 1970;
 *       tags = ints, where each story begins in the next run · ints · texts; -1 is none
 * CARD  bytes dictionary · ints, where each card begins · ints, how long each is unpacked
 *       · bytes: {@link PackedCard} as JSON, deflated (RFC 1951) over the dictionary
 * SINC  longs prints · longs since, milliseconds since 1970
 * GONE  records tombstones, newest first · longs since
 * VECT  texts spaces · for each of them floats, its mean · bytes, each story's space, -1 is none
 *       · bytes, 384 for each story · floats unit · floats onMean · floats centred
 * CLUS  texts ids · ints, where each cluster begins in the next run · ints stories, the best first
 *       · longs, a bit for each of them: whether it is a copy
 * POPU  ints stories · shorts, 12 for each, expected, clicked, read and shared, each of three
 *       windows: the upper halves of floats
 * PICK  records picks, in the editors' order
 * MODL  text, empty where there is none
 * WORD  texts words · ints, where the stories of each begin in the next run · bytes, from story to
 *       story as variable-length numbers
 * </pre>
 *
 * A reader passes over sections that it does not know and misses none of those above but LANG; what
 * changes one of them changes the format.
 */
public final class EditionFormat {

    /** The format this code writes and reads. */
    public static final int FORMAT = 4;

    private static final byte[] MAGIC = "MHED".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 16;
    private static final int TAG = 4;

    private EditionFormat() {}

    /** Writes an edition. */
    public static byte[] write(Edition edition) {
        var body = body(edition.columns());
        var file = ByteBuffer.allocate(HEADER + body.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(MAGIC).putInt(FORMAT).putInt(body.length);
        file.putInt(checksum(ByteBuffer.wrap(body))).put(body);
        return file.array();
    }

    private static byte[] body(Columns it) {
        var body = new ByteArrayOutputStream(1 << 20);
        section(body, "HEAD", out -> out.text(it.version()).number(it.boundAt().toEpochMilli()));
        it.readership()
                .language()
                .ifPresent(language ->
                        section(body, "LANG", out -> out.text(language.toLanguageTag())));
        section(
                body,
                "SRCS",
                out -> {
                    it.sourceIds().write(out);
                    it.sources().write(out);
                });
        section(body, "IDOF", it.ids()::write);
        section(body, "COLS", it.cardColumns()::write);
        section(body, "CARD", it.cards()::write);
        section(body, "SINC", out -> out.longs(it.prints()).longs(it.since()));
        section(
                body,
                "GONE",
                out -> {
                    it.tombstones().write(out);
                    out.longs(it.goneSince());
                });
        section(body, "VECT", it.vectors()::write);
        section(body, "CLUS", it.clusters()::write);
        section(body, "POPU", out -> Popularity.write(it.popularity(), out));
        section(body, "PICK", it.picks()::write);
        section(body, "MODL", out -> out.text(it.model().orElse("")));
        section(body, "WORD", it.words()::write);
        return body.toByteArray();
    }

    private static void section(
            ByteArrayOutputStream body, String tag, Consumer<SectionWriter> content) {
        var out = new SectionWriter();
        content.accept(out);
        var written = out.written();
        body.writeBytes(tag.getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(
                ByteBuffer.allocate(Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(written.length())
                        .array());
        body.write(written.array(), written.from(), written.length());
    }

    /**
     * Reads an edition, which from then on shares the array.
     *
     * @throws UnreadableEditionException where the bytes are no edition, of another format, or
     *     damaged
     */
    public static Edition read(byte[] bytes) {
        var file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        check(file);
        try {
            return new Edition(columns(tagged(bytes)));
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new UnreadableEditionException(
                    "the edition of %d bytes is not what its format says".formatted(bytes.length),
                    e);
        }
    }

    private static void check(ByteBuffer file) {
        int length = file.remaining();
        if (length < HEADER || !file.slice(0, TAG).equals(ByteBuffer.wrap(MAGIC))) {
            throw new UnreadableEditionException(
                    "%d bytes are no edition: they do not begin with MHED".formatted(length));
        }
        file.position(TAG);
        int format = file.getInt();
        if (format != FORMAT) {
            throw new UnreadableEditionException(
                    "the edition has format %d; this reader knows %d".formatted(format, FORMAT));
        }
        int body = file.getInt();
        int checksum = file.getInt();
        if (body != file.remaining()) {
            throw new UnreadableEditionException(
                    "the edition has %d bytes after its header; it should have %d"
                            .formatted(file.remaining(), body));
        }
        if (checksum(file) != checksum) {
            throw new UnreadableEditionException(
                    "the edition of %d bytes is damaged: its checksum does not match"
                            .formatted(length));
        }
    }

    private static int checksum(ByteBuffer body) {
        var crc = new CRC32C();
        crc.update(body);
        return (int) crc.getValue();
    }

    private static Map<String, Bytes> tagged(byte[] bytes) {
        var sections = new HashMap<String, Bytes>();
        var file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(HEADER);
        while (file.hasRemaining()) {
            int at = file.position();
            var tag = new String(bytes, at, TAG, StandardCharsets.US_ASCII);
            int length = file.getInt(at + TAG);
            file.position(at + TAG + Integer.BYTES);
            sections.put(tag, new Bytes(bytes, file.position(), length));
            file.position(Math.addExact(file.position(), length));
        }
        return sections;
    }

    private static Columns columns(Map<String, Bytes> tagged) {
        var head = in(tagged, "HEAD");
        var version = head.text();
        var boundAt = Instant.ofEpochMilli(head.number());
        var srcs = in(tagged, "SRCS");
        var sourceIds = Texts.read(srcs);
        var sources = JsonShelf.read(Source.class, srcs);
        var ids = StoryIds.read(in(tagged, "IDOF"));
        var columns = CardColumns.read(in(tagged, "COLS"));
        var cards = CardShelf.read(in(tagged, "CARD"));
        var sinc = in(tagged, "SINC");
        var prints = sinc.longs();
        var since = sinc.longs();
        var gone = in(tagged, "GONE");
        var tombstones = JsonShelf.read(Tombstone.class, gone);
        return new Columns(
                version,
                boundAt,
                readership(tagged),
                sources,
                sourceIds,
                ids,
                columns,
                cards,
                prints,
                since,
                tombstones,
                gone.longs(),
                StoryVectors.read(in(tagged, "VECT")),
                Clusters.read(ids.size(), in(tagged, "CLUS")),
                Popularity.read(ids.size(), in(tagged, "POPU")),
                JsonShelf.read(Pick.class, in(tagged, "PICK")),
                Optional.of(in(tagged, "MODL").text()).filter(model -> !model.isEmpty()),
                WordIndex.read(
                        in(tagged, "WORD"),
                        story ->
                                PackedCard.unpack(
                                        cards.get(story), columns, sourceIds, ids.id(story), story),
                        ids.size()));
    }

    private static Readership readership(Map<String, Bytes> tagged) {
        return tagged.containsKey("LANG")
                ? Readership.of(in(tagged, "LANG").text())
                : Readership.EVERYBODY;
    }

    private static SectionReader in(Map<String, Bytes> tagged, String tag) {
        var section = tagged.get(tag);
        if (section == null) {
            throw new UnreadableEditionException("the edition has no section " + tag);
        }
        return new SectionReader(section);
    }
}
