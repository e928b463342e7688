package org.masthead.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import org.masthead.bench.contender.Contender;
import org.masthead.bench.metric.LabelScore;
import org.masthead.bench.page.SavedPages;

/** Scores the labels of the annotated pages. */
final class Labels {

    private Labels() {}

    /** Pages that the folder lacks count nothing. */
    static <T> LabelScore score(Contender<T> contender, Path data) {
        var score = new LabelScore();
        LabelScore.annotations()
                .forEach((path, labels) -> {
                    var file = data.resolve(path + ".html.gz");
                    if (Files.exists(file)) {
                        var page = SavedPages.at(file);
                        var answer = contender.extract(page.html(), page.url());
                        score.page(labels, contender.predict(answer).labels());
                    }
                });
        return score;
    }
}
