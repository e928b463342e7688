package org.masthead.bench.contender;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.masthead.bench.prediction.Prediction;

/** No extractor: the parse that most of them begin with, which bounds how fast they can be. */
final class ParseAlone implements Contender<Document> {

    @Override
    public String name() {
        return "jsoup's parse alone";
    }

    @Override
    public Set<Feature> gives() {
        return Set.of();
    }

    @Override
    public Document extract(byte[] html, String url) {
        return parse(html, url);
    }

    @Override
    public Prediction predict(Document answer) {
        return Prediction.NOTHING;
    }

    static Document parse(byte[] html, String url) {
        try {
            return Jsoup.parse(new ByteArrayInputStream(html), null, url);
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory cannot be read", e);
        }
    }
}
