package org.masthead.bench.contender;

import java.util.EnumSet;
import java.util.Set;
import org.masthead.bench.page.SavedPage;
import org.masthead.bench.prediction.Prediction;
import org.masthead.bench.prediction.Predictions;
import org.masthead.extract.ExtractionResult;
import org.masthead.extract.Extractor;

/** Our extractor: the whole structured story. */
final class Masthead implements Contender<ExtractionResult> {

    @Override
    public String name() {
        return "Masthead";
    }

    @Override
    public Set<Feature> gives() {
        return EnumSet.allOf(Feature.class);
    }

    @Override
    public ExtractionResult extract(byte[] html, String url) {
        return Extractor.extract(SavedPage.raw(html, url));
    }

    @Override
    public Prediction predict(ExtractionResult answer) {
        return Predictions.of(answer);
    }
}
