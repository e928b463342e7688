package org.masthead.search;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.store.BaseDirectory;
import org.apache.lucene.store.ByteBuffersDataInput;
import org.apache.lucene.store.ByteBuffersIndexInput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.NoLockFactory;

/** An index in memory that is only read, without a copy of its bytes. */
final class LoadedDirectory extends BaseDirectory {

    private final Map<String, ByteBuffer> files;

    LoadedDirectory(Map<String, ByteBuffer> files) {
        super(NoLockFactory.INSTANCE);
        this.files = Map.copyOf(files);
    }

    private ByteBuffer file(String name) throws FileNotFoundException {
        var file = files.get(name);
        if (file == null) {
            throw new FileNotFoundException("the search index has no file " + name);
        }
        return file;
    }

    @Override
    public String[] listAll() {
        return files.keySet().stream().sorted().toArray(String[]::new);
    }

    @Override
    public long fileLength(String name) throws IOException {
        return file(name).remaining();
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
        var bytes = file(name).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
        return new ByteBuffersIndexInput(new ByteBuffersDataInput(List.of(bytes)), name);
    }

    @Override
    public Set<String> getPendingDeletions() {
        return Set.of();
    }

    @Override
    public void close() {}

    @Override
    public void deleteFile(String name) {
        throw readOnly();
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) {
        throw readOnly();
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) {
        throw readOnly();
    }

    @Override
    public void sync(java.util.Collection<String> names) {
        throw readOnly();
    }

    @Override
    public void syncMetaData() {
        throw readOnly();
    }

    @Override
    public void rename(String source, String dest) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("a loaded index is only read");
    }
}
