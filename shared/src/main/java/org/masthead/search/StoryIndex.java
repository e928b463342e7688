package org.masthead.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;

/** A stored index, to be searched. Immutable; for any number of threads. */
public final class StoryIndex {

    /** How many times as many hits are asked for where too few are wanted ones. */
    private static final int DEEPER = 4;

    private final IndexSearcher searcher;

    private StoryIndex(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    /**
     * Opens an index over the given bytes, which are not copied.
     *
     * @param file as {@link StoryIndexer#file} gave it
     * @throws RuntimeException where it is damaged or of another format; the message says why
     */
    public static StoryIndex open(byte[] file) {
        QuietLucene.please();
        try {
            var reader = DirectoryReader.open(new LoadedDirectory(IndexFile.files(file)));
            var searcher = new IndexSearcher(reader);
            // A query of a member's own words is seldom asked twice while an index lives.
            searcher.setQueryCache(null);
            return new StoryIndex(searcher);
        } catch (IOException e) {
            throw new UncheckedIOException("the search index cannot be opened", e);
        }
    }

    /** How many stories are in it. */
    public int size() {
        return searcher.getIndexReader().numDocs();
    }

    /** The best hits, the best first; of two that are as good the one that was indexed first. */
    public List<Hit> search(SearchQuery query, int most) {
        try {
            var top = searcher.search(Queries.of(query, searcher.getIndexReader()), most);
            var hits = new ArrayList<Hit>();
            for (var found : top.scoreDocs) {
                hits.add(new Hit(id(found), found.score));
            }
            return hits;
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory", e);
        }
    }

    /**
     * The best hits among some of the stories.
     *
     * @param some says of an id whether it is one of them
     */
    public List<Hit> search(SearchQuery query, int most, Predicate<String> some) {
        for (int depth = most; ; depth *= DEEPER) {
            var hits = search(query, depth);
            var wanted = hits.stream().filter(hit -> some.test(hit.story())).limit(most).toList();
            if (wanted.size() == most || hits.size() < depth) {
                return wanted;
            }
        }
    }

    private String id(ScoreDoc found) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(found.doc, leaves));
        var ids = leaf.reader().getBinaryDocValues(Fields.ID);
        ids.advanceExact(found.doc - leaf.docBase);
        return ids.binaryValue().utf8ToString();
    }

    /** The ids of all stories in an index. */
    static List<String> ids(DirectoryReader reader) throws IOException {
        var all = new ArrayList<String>();
        for (LeafReaderContext leaf : reader.leaves()) {
            addIds(leaf.reader(), all);
        }
        return all;
    }

    private static void addIds(LeafReader leaf, List<String> all) throws IOException {
        var live = leaf.getLiveDocs();
        var ids = leaf.getBinaryDocValues(Fields.ID);
        while (ids != null && ids.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            if (live == null || live.get(ids.docID())) {
                all.add(ids.binaryValue().utf8ToString());
            }
        }
    }
}
