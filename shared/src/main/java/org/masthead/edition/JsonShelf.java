package org.masthead.edition;

import java.io.ByteArrayOutputStream;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.masthead.json.Json;

/** A list of records, each read when it is first asked for. */
final class JsonShelf<T> extends AbstractList<T> implements RandomAccess {

    private final Class<T> type;
    private final int[] from;
    private final Bytes json;
    private final AtomicReferenceArray<T> read;

    private JsonShelf(Class<T> type, int[] from, Bytes json) {
        this.type = type;
        this.from = from;
        this.json = json;
        this.read = new AtomicReferenceArray<>(from.length - 1);
    }

    static <T> JsonShelf<T> of(Class<T> type, List<T> records) {
        var from = new int[records.size() + 1];
        var all = new ByteArrayOutputStream();
        for (int i = 0; i < records.size(); i++) {
            all.writeBytes(Json.writeBytes(records.get(i)));
            from[i + 1] = all.size();
        }
        return new JsonShelf<>(type, from, Bytes.of(all.toByteArray()));
    }

    static <T> JsonShelf<T> read(Class<T> type, SectionReader in) {
        return new JsonShelf<>(type, in.ints(), in.bytes());
    }

    void write(SectionWriter out) {
        out.ints(from).bytes(json);
    }

    Bytes bytes() {
        return json;
    }

    @Override
    public T get(int place) {
        var known = read.get(place);
        if (known != null) {
            return known;
        }
        var fresh = Json.read(json.copy(from[place], from[place + 1]), type);
        read.set(place, fresh);
        return fresh;
    }

    @Override
    public int size() {
        return from.length - 1;
    }
}
