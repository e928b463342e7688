package org.masthead.extract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.masthead.extract.ExtractionResult.Extracted;
import org.masthead.extract.ExtractionResult.NotAStory;
import org.masthead.page.PageFacts;
import org.masthead.page.RawPage;
import org.masthead.story.Story;

/** Pages as fetch would have stored them, for tests. */
final class Pages {

    static final String URL = "https://www.example.com/news/2026/bridge-to-be-repaired";

    private Pages() {}

    static RawPage page(byte[] content, String url) {
        var discovered = Instant.parse("2026-03-01T12:00:00Z");
        var type = Optional.of("text/html");
        return new RawPage(
                new PageFacts(url, "example", discovered, discovered, type, "c-1", PageFacts.OK),
                content);
    }

    static ExtractionResult extract(byte[] content) {
        return Extractor.extract(page(content, URL));
    }

    static ExtractionResult extract(String html) {
        return extract(html.getBytes(StandardCharsets.UTF_8));
    }

    /** The story of a page that must be one. */
    static Story story(String html) {
        return switch (extract(html)) {
            case Extracted(var story) -> story;
            case NotAStory(var kind, var reason) -> throw new AssertionError(kind + ": " + reason);
        };
    }
}
