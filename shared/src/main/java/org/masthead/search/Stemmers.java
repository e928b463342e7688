package org.masthead.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * How text becomes words: Unicode's word boundaries (UAX #29), lower case, no accents, pairs of
 * characters for Chinese, Japanese and Korean; and, for the languages known here, stems.
 */
final class Stemmers {

    private static final Map<String, UnaryOperator<TokenStream>> BY_LANGUAGE =
            Map.ofEntries(
                    Map.entry("da", words -> new SnowballFilter(words, new DanishStemmer())),
                    Map.entry(
                            "de",
                            words ->
                                    new GermanLightStemFilter(
                                            new GermanNormalizationFilter(words))),
                    Map.entry("en", words -> new SnowballFilter(words, new EnglishStemmer())),
                    Map.entry("es", SpanishLightStemFilter::new),
                    Map.entry("fi", FinnishLightStemFilter::new),
                    Map.entry("fr", FrenchLightStemFilter::new),
                    Map.entry("it", ItalianLightStemFilter::new),
                    Map.entry("nb", NorwegianLightStemFilter::new),
                    Map.entry("nl", words -> new SnowballFilter(words, new DutchStemmer())),
                    Map.entry("no", NorwegianLightStemFilter::new),
                    Map.entry("pt", PortugueseLightStemFilter::new),
                    Map.entry("ru", RussianLightStemFilter::new),
                    Map.entry("sv", SwedishLightStemFilter::new));

    /** Words as they stand. */
    static final Analyzer PLAIN = new Words(words -> words);

    private static final Map<String, Analyzer> STEMMING =
            BY_LANGUAGE.entrySet().stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    Map.Entry::getKey, entry -> new Words(entry.getValue())));

    private Stemmers() {}

    /** One pipeline; each thread that uses it has its own. */
    private static final class Words extends Analyzer {

        private final UnaryOperator<TokenStream> stem;

        Words(UnaryOperator<TokenStream> stem) {
            this.stem = stem;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            var tokenizer = new StandardTokenizer();
            var words = new CJKBigramFilter(new LowerCaseFilter(new CJKWidthFilter(tokenizer)));
            return new TokenStreamComponents(tokenizer, new ASCIIFoldingFilter(stem.apply(words)));
        }

        /** No phrase reaches from a headline into the summary. */
        @Override
        public int getPositionIncrementGap(String field) {
            return 100;
        }
    }

    /** The primary subtag of a BCP 47 tag: "pt" of "pt-BR". */
    static String primary(String language) {
        int end = language.indexOf('-');
        return (end < 0 ? language : language.substring(0, end)).toLowerCase(Locale.ROOT);
    }

    /** Stems by the rules of a language; words as they stand where its rules are not known. */
    static List<String> stem(String language, String text) {
        return words(STEMMING.getOrDefault(primary(language), PLAIN), text);
    }

    /** What a text may be stemmed to in these languages; in every known one where none is given. */
    static Set<List<String>> stems(String text, Set<String> languages) {
        var stems = new LinkedHashSet<List<String>>();
        var wanted = languages.isEmpty() ? STEMMING.keySet() : languages;
        wanted.stream().sorted().forEach(language -> stems.add(stem(language, text)));
        stems.remove(List.of());
        return stems;
    }

    /** The words of a text as they stand. */
    static List<String> words(String text) {
        return words(PLAIN, text);
    }

    private static List<String> words(Analyzer analyzer, String text) {
        try (var stream = analyzer.tokenStream("", new StringReader(text))) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var words = new ArrayList<String>();
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term.toString());
            }
            stream.end();
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory", e);
        }
    }
}
