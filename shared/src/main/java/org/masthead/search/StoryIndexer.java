package org.masthead.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.util.BytesRef;
import org.masthead.edition.Edition;
import org.masthead.story.Card;
import org.masthead.story.Slug;

/**
 * Keeps an index of an edition's stories. From one edition to the next it touches only what has
 * changed. Not for several threads.
 */
public final class StoryIndexer {

    private static final String BOUND_AT = "boundAt";
    private static final double RAM_MEGABYTES = 64;

    /** Words are counted, but where they stand is not kept: phrases are looked for in the text. */
    private static final FieldType COUNTED = counted();

    /** Stems are worked out by language before Lucene sees them. */
    private static final Analyzer ANALYZER =
            new PerFieldAnalyzerWrapper(
                    Stemmers.PLAIN,
                    Map.of(
                            Fields.STEM, new WhitespaceAnalyzer(),
                            Fields.HEADLINE, new WhitespaceAnalyzer()));

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final Set<String> indexed = new HashSet<>();
    private final IndexWriter writer;
    private Instant boundAt = Instant.EPOCH;

    private StoryIndexer(Map<String, ByteBuffer> files) {
        QuietLucene.please();
        try {
            for (var file : files.entrySet()) {
                copy(file.getKey(), file.getValue());
            }
            var config = new IndexWriterConfig(ANALYZER);
            // Lambda freezes threads between two runs: merges happen in the run that needs them.
            config.setMergeScheduler(new SerialMergeScheduler());
            config.setRAMBufferSizeMB(RAM_MEGABYTES);
            config.setUseCompoundFile(true);
            this.writer = new IndexWriter(directory, config);
            if (!files.isEmpty()) {
                resume();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory", e);
        }
    }

    /** Of no story yet. */
    public static StoryIndexer empty() {
        return new StoryIndexer(Map.of());
    }

    /**
     * Goes on from an index that was stored.
     *
     * @param file as {@link #file} gave it
     * @return empty where it is damaged, or of another format: then begin with none
     */
    public static Optional<StoryIndexer> from(byte[] file) {
        try {
            return Optional.of(new StoryIndexer(IndexFile.files(file)));
        } catch (IndexFile.Damaged | UncheckedIOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static FieldType counted() {
        var type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }

    private void copy(String name, ByteBuffer bytes) throws IOException {
        var copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        try (var out = directory.createOutput(name, IOContext.DEFAULT)) {
            out.writeBytes(copy, copy.length);
        }
    }

    private void resume() throws IOException {
        for (var entry : writer.getLiveCommitData()) {
            if (entry.getKey().equals(BOUND_AT)) {
                boundAt = Instant.ofEpochMilli(Long.parseLong(entry.getValue()));
            }
        }
        try (var reader = DirectoryReader.open(writer)) {
            indexed.addAll(StoryIndex.ids(reader));
        }
    }

    /** How many stories are in the index. */
    public int size() {
        return indexed.size();
    }

    /**
     * Makes the index one of that edition's stories.
     *
     * @return how many stories were written or taken out
     */
    public int follow(Edition edition) {
        try {
            int changes = removeGone(edition);
            for (int story = 0; story < edition.size(); story++) {
                if (isNew(edition, story)) {
                    put(edition.card(story));
                    changes++;
                }
            }
            boundAt = edition.boundAt();
            writer.setLiveCommitData(
                    Map.of(BOUND_AT, Long.toString(boundAt.toEpochMilli())).entrySet());
            writer.commit();
            return changes;
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory", e);
        }
    }

    private boolean isNew(Edition edition, int story) {
        var id = edition.id(story);
        return !indexed.contains(id) || edition.since(id).isAfter(boundAt);
    }

    private int removeGone(Edition edition) throws IOException {
        var gone = indexed.stream().filter(id -> edition.story(id).isEmpty()).toList();
        for (var id : gone) {
            writer.deleteDocuments(new Term(Fields.ID, id));
            indexed.remove(id);
        }
        return gone.size();
    }

    private void put(Card card) throws IOException {
        if (indexed.add(card.id())) {
            writer.addDocument(document(card));
        } else {
            writer.updateDocument(new Term(Fields.ID, card.id()), document(card));
        }
    }

    private static Document document(Card card) {
        var language = card.language().orElse("");
        var text = card.headline() + "\n" + card.summary().orElse("");
        var document = new Document();
        document.add(new StringField(Fields.ID, card.id(), Field.Store.NO));
        document.add(new BinaryDocValuesField(Fields.ID, new BytesRef(card.id())));
        document.add(new TextField(Fields.TEXT, card.headline(), Field.Store.NO));
        card.summary()
                .ifPresent(it -> document.add(new TextField(Fields.TEXT, it, Field.Store.NO)));
        document.add(stemmed(Fields.STEM, language, text));
        document.add(stemmed(Fields.HEADLINE, language, card.headline()));
        document.add(new StringField(Fields.SOURCE, card.sourceId(), Field.Store.NO));
        document.add(new StringField(Fields.LANGUAGE, Stemmers.primary(language), Field.Store.NO));
        card.section()
                .map(Slug::of)
                .ifPresent(it -> document.add(new StringField(Fields.SECTION, it, Field.Store.NO)));
        document.add(new LongPoint(Fields.PUBLISHED, card.published().getEpochSecond()));
        return document;
    }

    private static Field stemmed(String name, String language, String text) {
        return new Field(name, String.join(" ", Stemmers.stem(language, text)), COUNTED);
    }

    /** The index as it stands, to be stored. */
    public byte[] file() {
        return IndexFile.of(directory);
    }
}
