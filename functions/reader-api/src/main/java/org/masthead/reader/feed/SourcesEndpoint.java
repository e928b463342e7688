package org.masthead.reader.feed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.masthead.edition.Edition;
import org.masthead.lambda.HttpReply;
import org.masthead.source.Source;
import org.masthead.story.Card;

/** {@code GET /v1/sources}: every title, with how many live stories it has. */
public final class SourcesEndpoint {

    private final Supplier<Optional<Edition>> current;

    public SourcesEndpoint(Supplier<Optional<Edition>> current) {
        this.current = current;
    }

    record Sources(List<SourceView> sources) {}

    record SourceView(
            String id,
            String name,
            String homePage,
            Optional<String> logo,
            String language,
            String country,
            List<String> topics,
            String licence,
            long liveStories) {

        static SourceView of(Source source, long liveStories) {
            return new SourceView(
                    source.id(),
                    source.name(),
                    source.homePage(),
                    source.logo(),
                    source.language(),
                    source.country(),
                    source.topics(),
                    source.licence(),
                    liveStories);
        }
    }

    public HttpReply list() {
        return HttpReply.ok(
                new Sources(current.get().map(SourcesEndpoint::views).orElse(List.of())));
    }

    private static List<SourceView> views(Edition edition) {
        Map<String, Long> live =
                edition.cards().stream()
                        .map(Card::sourceId)
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return edition.sources().stream()
                .map(source -> SourceView.of(source, live.getOrDefault(source.id(), 0L)))
                .toList();
    }
}
