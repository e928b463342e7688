package org.masthead.bench;

import org.masthead.bench.contender.Contender;
import org.masthead.bench.metric.BlockScore;
import org.masthead.bench.metric.BodyScore;
import org.masthead.bench.metric.MetadataScore;
import org.masthead.bench.metric.PictureScore;
import org.masthead.bench.prediction.Prediction;
import org.masthead.bench.truth.Truth;

/** How good an extractor is on one set of pages. */
record SetScore(BodyScore body, BlockScore blocks, MetadataScore metadata, PictureScore pictures) {

    static <T> SetScore of(Contender<T> contender, PageSet set) {
        var score = empty();
        set.forEach((page, truth) -> {
            var answer = contender.extract(page.html(), page.url());
            score.page(truth, contender.predict(answer));
        });
        return score;
    }

    static SetScore empty() {
        return new SetScore(
                new BodyScore(), new BlockScore(), new MetadataScore(), new PictureScore());
    }

    void page(Truth truth, Prediction prediction) {
        body.page(truth.text(), prediction.text());
        blocks.page(truth, prediction);
        metadata.page(truth, prediction);
        pictures.page(truth, prediction);
    }
}
