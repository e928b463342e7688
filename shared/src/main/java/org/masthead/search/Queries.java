package org.masthead.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** What a member looks for, in Lucene's terms. */
final class Queries {

    /** Above this share of all stories a word ("the", "der") says nothing, in any language. */
    private static final double COMMON = 0.2;

    /** Of an index smaller than this no word is common. */
    private static final int FEW = 100;

    /** The word as it was written is worth more than another of the same stem. */
    private static final float AS_WRITTEN = 1.2f;

    private static final float IN_HEADLINE = 0.6f;

    /** What the second-best reading of a word adds. */
    private static final float TIE = 0.1f;

    private final IndexReader reader;
    private final Set<String> languages;

    private Queries(IndexReader reader, Set<String> languages) {
        this.reader = reader;
        this.languages = languages;
    }

    static Query of(SearchQuery wanted, IndexReader reader) {
        return new Queries(reader, wanted.languages()).query(wanted);
    }

    private Query query(SearchQuery wanted) {
        var all = new BooleanQuery.Builder();
        // Where nothing but filters is asked for, every story that passes them is a hit.
        all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        var telling = wanted.words().stream().filter(word -> !isCommon(word)).toList();
        boolean allCommon = telling.isEmpty() && wanted.phrases().isEmpty();
        for (var word : wanted.words()) {
            all.add(word(word), allCommon || telling.contains(word) ? Occur.MUST : Occur.SHOULD);
            headline(word).forEach(query -> all.add(query, Occur.SHOULD));
        }
        wanted.phrases().forEach(phrase -> all.add(phrase(phrase), Occur.MUST));
        wanted.excluded().forEach(text -> all.add(excluded(text), Occur.MUST_NOT));
        anyOf(Fields.SOURCE, wanted.sources(), all);
        anyOf(Fields.SECTION, wanted.sections(), all);
        anyOf(Fields.LANGUAGE, wanted.languages(), all);
        if (wanted.from().isPresent() || wanted.to().isPresent()) {
            all.add(published(wanted), Occur.FILTER);
        }
        return all.build();
    }

    private boolean isCommon(String word) {
        var parts = Stemmers.words(word);
        return parts.size() == 1
                && reader.numDocs() > FEW
                && storiesWith(parts.getFirst()) > COMMON * reader.numDocs();
    }

    private int storiesWith(String word) {
        try {
            return reader.docFreq(new Term(Fields.TEXT, word));
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory", e);
        }
    }

    /** As it was written, or by its stem in any language that is asked for. */
    private Query word(String word) {
        var readings = new ArrayList<Query>();
        readings.add(new BoostQuery(together(Fields.TEXT, Stemmers.words(word)), AS_WRITTEN));
        Stemmers.stems(word, languages).forEach(stem -> readings.add(together(Fields.STEM, stem)));
        return new DisjunctionMaxQuery(readings, TIE);
    }

    private List<Query> headline(String word) {
        return Stemmers.stems(word, languages).stream()
                .<Query>map(stem -> new BoostQuery(together(Fields.HEADLINE, stem), IN_HEADLINE))
                .toList();
    }

    /** What a reader calls one word may be several: "e-mail", or two signs of Chinese. */
    private static Query together(String field, List<String> words) {
        if (words.size() == 1) {
            return new TermQuery(new Term(field, words.getFirst()));
        }
        var all = new BooleanQuery.Builder();
        words.forEach(word -> all.add(new TermQuery(new Term(field, word)), Occur.MUST));
        return all.build();
    }

    private Query excluded(String text) {
        return Stemmers.words(text).size() == 1 ? word(text) : phrase(text);
    }

    private static Query phrase(String phrase) {
        return new PhraseQuery(Fields.TEXT, Stemmers.words(phrase).toArray(String[]::new));
    }

    private static void anyOf(String field, Collection<String> values, BooleanQuery.Builder all) {
        if (!values.isEmpty()) {
            var terms = values.stream().map(BytesRef::new).toList();
            all.add(new TermInSetQuery(field, terms), Occur.FILTER);
        }
    }

    private static Query published(SearchQuery wanted) {
        return LongPoint.newRangeQuery(
                Fields.PUBLISHED,
                wanted.from().map(from -> from.getEpochSecond()).orElse(Long.MIN_VALUE),
                wanted.to().map(to -> to.getEpochSecond() - 1).orElse(Long.MAX_VALUE));
    }
}
