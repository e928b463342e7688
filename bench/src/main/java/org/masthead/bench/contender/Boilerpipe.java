package org.masthead.bench.contender;

import de.l3s.boilerpipe.BoilerpipeProcessingException;
import de.l3s.boilerpipe.document.TextDocument;
import de.l3s.boilerpipe.extractors.CommonExtractors;
import de.l3s.boilerpipe.sax.BoilerpipeSAXInput;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.masthead.bench.prediction.Prediction;
import org.masthead.extract.text.PageText;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Boilerpipe's article extractor: a text and the page's title. Bytes are decoded as ours are. */
final class Boilerpipe implements Contender<TextDocument> {

    @Override
    public String name() {
        return "boilerpipe 1.2.3";
    }

    @Override
    public Set<Feature> gives() {
        return Set.of(Feature.BODY, Feature.TITLE);
    }

    @Override
    public TextDocument extract(byte[] html, String url) {
        var text = PageText.decode(html, Optional.empty()).text();
        try {
            var document =
                    new BoilerpipeSAXInput(new InputSource(new StringReader(text)))
                            .getTextDocument();
            CommonExtractors.ARTICLE_EXTRACTOR.process(document);
            return document;
        } catch (SAXException | BoilerpipeProcessingException e) {
            return new TextDocument(List.of()); // a page it cannot read is a page not found
        }
    }

    @Override
    public Prediction predict(TextDocument answer) {
        return new Prediction(
                answer.getContent(),
                Optional.<String>ofNullable(answer.getTitle()),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of());
    }
}
