package org.masthead.bench.contender;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dankito.readability4j.Article;
import net.dankito.readability4j.Readability4J;
import org.jsoup.nodes.Element;
import org.masthead.bench.prediction.Byline;
import org.masthead.bench.prediction.Line;
import org.masthead.bench.prediction.Prediction;

/** Readability4J, a port of the reader view of Firefox: an HTML tree, a title, a byline. */
final class Readability implements Contender<Article> {

    @Override
    public String name() {
        return "readability4j 1.0.8";
    }

    @Override
    public Set<Feature> gives() {
        return Set.of(
                Feature.BODY,
                Feature.TYPED_BLOCKS,
                Feature.TITLE,
                Feature.AUTHORS,
                Feature.PICTURES);
    }

    @Override
    public Article extract(byte[] html, String url) {
        return new Readability4J(url, ParseAlone.parse(html, url)).parse();
    }

    @Override
    public Prediction predict(Article answer) {
        var lines =
                Optional.<Element>ofNullable(answer.getArticleContent())
                        .map(HtmlLines::of)
                        .orElse(List.of());
        return new Prediction(
                lines.stream()
                        .filter(line -> line.type().isText())
                        .map(Line::text)
                        .collect(Collectors.joining("\n")),
                Optional.<String>ofNullable(answer.getTitle()),
                Optional.<String>ofNullable(answer.getByline())
                        .map(Byline::split)
                        .orElse(List.of()),
                Optional.empty(),
                lines,
                List.of());
    }
}
