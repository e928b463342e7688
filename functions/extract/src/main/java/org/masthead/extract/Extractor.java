package org.masthead.extract;

import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.masthead.extract.ExtractionResult.Extracted;
import org.masthead.extract.ExtractionResult.Kind;
import org.masthead.extract.ExtractionResult.NotAStory;
import org.masthead.extract.evidence.EvidenceReader;
import org.masthead.extract.html.Html;
import org.masthead.extract.html.Words;
import org.masthead.extract.text.PageText;
import org.masthead.page.RawPage;

/**
 * Raw page in, structured story out. A pure function of the page's bytes and HTTP facts; no input
 * makes it throw.
 */
public final class Extractor {

    /** Raised by whatever makes the same page come out differently. */
    public static final int VERSION = 3;

    /** What fetch keeps of a page at most; the largest of many thousands is near 4 MB. */
    static final int MAX_BYTES = 10 * 1024 * 1024;

    /** Live blogs of a whole day reach 60,000; what has more is a bomb or a data dump. */
    static final int MAX_TAGS = 150_000;

    /** Characters that are enough to tell text from a picture. */
    private static final int LOOK_AT = 64 * 1024;

    private Extractor() {}

    /** The story, or why the page is none. */
    public static ExtractionResult extract(RawPage page) {
        if (page.facts().isGone()) {
            return new NotAStory(
                    Kind.GONE, "the origin answered %d".formatted(page.facts().status()));
        }
        var bytes = page.content();
        if (bytes.length > MAX_BYTES) {
            return new NotAStory(
                    Kind.TOO_LARGE,
                    "%,d bytes; the limit is %,d".formatted(bytes.length, MAX_BYTES));
        }
        var text = PageText.decode(bytes, page.facts().contentType()).text();
        int tags = tags(text);
        if (tags > MAX_TAGS) {
            return new NotAStory(
                    Kind.TOO_LARGE, "%,d tags; the limit is %,d".formatted(tags, MAX_TAGS));
        }
        if (tags == 0 || isBinary(text)) {
            return new NotAStory(
                    Kind.NOT_HTML, "%,d bytes with %d tags".formatted(bytes.length, tags));
        }
        return extract(page, Html.parse(text, page.facts().url()));
    }

    private static ExtractionResult extract(RawPage page, Document document) {
        var url = page.facts().url();
        var evidence = EvidenceReader.read(document, url);
        var body = document.body();
        var reading = Reading.of(document, evidence);
        int words = Words.count(reading.text());
        var shown = reading.blocks().isEmpty() ? start(body) : reading.text();
        Optional<NotAStory> refused = PageKind.refuse(url, evidence, reading.whole(), words, shown);
        if (refused.isPresent()) {
            return refused.get();
        }
        return new Extracted(StoryAssembly.assemble(VERSION, page, evidence, reading, words));
    }

    private static String start(Element body) {
        var text = body.text();
        return text.substring(0, Math.min(text.length(), 2_000));
    }

    private static boolean isBinary(String text) {
        int length = Math.min(text.length(), LOOK_AT);
        int controls = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            controls += c < '\t' || (c > '\r' && c < ' ') ? 1 : 0;
        }
        return controls > length / 100;
    }

    private static int tags(String text) {
        int tags = 0;
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
            tags++;
        }
        return tags;
    }
}
