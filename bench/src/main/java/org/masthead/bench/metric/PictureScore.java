package org.masthead.bench.metric;

import java.util.List;
import java.util.stream.Collectors;
import org.masthead.bench.prediction.Line;
import org.masthead.bench.prediction.LineType;
import org.masthead.bench.prediction.Prediction;
import org.masthead.bench.truth.Truth;

/** Pictures of bodies and their captions: the share that was found. */
public final class PictureScore {

    private final Mean pictures = new Mean();
    private final Mean captions = new Mean();

    /** Counts the pictures of one page. */
    public void page(Truth truth, Prediction prediction) {
        if (truth.lines().isEmpty()) {
            return; // as the referee does: the body was not written down block by block
        }
        var told =
                prediction.lines().stream()
                        .map(line -> Tokens.key(line.text()))
                        .collect(Collectors.joining(" "));
        for (var picture : truth.pictures()) {
            var names = picture.urls().stream().map(PictureScore::name).toList();
            pictures.add(prediction.lines().stream().anyMatch(line -> shows(line, names)));
            picture.caption().ifPresent(text -> captions.add(told.contains(Tokens.key(text))));
        }
    }

    /** Share of pictures shown, in any size. */
    public double pictures() {
        return pictures.value();
    }

    /** Share of captions told, whole. */
    public double captions() {
        return captions.value();
    }

    private static boolean shows(Line line, List<String> names) {
        return line.type() == LineType.IMAGE
                && names.stream().anyMatch(name -> !name.isEmpty() && line.text().contains(name));
    }

    /** The last part of the address's path. */
    private static String name(String url) {
        var path = url.split("[?#]", 2)[0];
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
