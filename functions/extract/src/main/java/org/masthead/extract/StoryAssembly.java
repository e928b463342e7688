package org.masthead.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.extract.evidence.Evidence;
import org.masthead.extract.evidence.Found;
import org.masthead.extract.language.Languages;
import org.masthead.page.PageFacts;
import org.masthead.page.RawPage;
import org.masthead.story.Block;
import org.masthead.story.Extraction;
import org.masthead.story.Image;
import org.masthead.story.Run;
import org.masthead.story.Story;
import org.masthead.story.StoryId;

/** Puts evidence and blocks together to a story, and says how sure it is. */
final class StoryAssembly {

    private StoryAssembly() {}

    /**
     * The story.
     *
     * @param extractor the version that reads it
     */
    static Story assemble(
            int extractor, RawPage page, Evidence evidence, Reading reading, int words) {
        var blocks = reading.blocks();
        var url = evidence.url().value();
        var language = language(evidence, reading.text());
        var published = evidence.published().map(Found::value);
        var updated =
                evidence.updated()
                        .map(Found::value)
                        .filter(time -> published.isEmpty() || !time.isBefore(published.get()));
        return new Story(
                StoryId.of(url),
                url,
                page.facts().sourceId(),
                language.map(Found::value),
                evidence.section().map(Found::value),
                evidence.topics().value(),
                headline(evidence, blocks),
                reading.standfirst().map(Found::value),
                evidence.authors().value(),
                published,
                updated,
                image(evidence, blocks),
                words,
                Story.readingSeconds(words),
                Access.of(evidence, words),
                blocks,
                new Extraction(
                        extractor,
                        Confidence.of(evidence, words),
                        origins(page, evidence, reading, language)),
                evidence.contentType().value(),
                page.facts().maxSnippet());
    }

    /** What the page declares, where its text does not contradict it. */
    private static Optional<Found<String>> language(Evidence evidence, String text) {
        var heard = Languages.of(text);
        var declared = evidence.language();
        if (heard.isEmpty()) {
            return declared;
        }
        if (declared.isEmpty()) {
            return heard.map(tag -> new Found<>(tag, "text"));
        }
        var tag = declared.get();
        return Optional.of(
                Languages.contradicts(text, heard.get(), tag.value())
                        ? new Found<>(
                                heard.get(),
                                "text, against %s %s".formatted(tag.from(), tag.value()))
                        : new Found<>(tag.value(), tag.from() + ", checked"));
    }

    private static String headline(Evidence evidence, List<Block> blocks) {
        return evidence.headline().map(Found::value).orElseGet(() -> opening(blocks));
    }

    /** A story without any headline is known by its first words. */
    private static String opening(List<Block> blocks) {
        for (var block : blocks) {
            if (block instanceof Block.Paragraph(var text)) {
                var words = Run.textOf(text);
                return words.length() <= 80 ? words : words.substring(0, 80) + "…";
            }
        }
        return "";
    }

    private static Optional<Image> image(Evidence evidence, List<Block> blocks) {
        return evidence.image()
                .map(Found::value)
                .or(() ->
                        blocks.stream()
                                .filter(Block.Picture.class::isInstance)
                                .map(block -> ((Block.Picture) block).image())
                                .findFirst());
    }

    private static Map<String, String> origins(
            RawPage page, Evidence evidence, Reading reading, Optional<Found<String>> language) {
        var origins = new LinkedHashMap<String, String>();
        if (page.facts().origin() == PageFacts.Origin.FEED) {
            origins.put("page", "feed entry");
        }
        var fields = new ArrayList<Map.Entry<String, Optional<? extends Found<?>>>>();
        fields.add(Map.entry("url", Optional.of(evidence.url())));
        fields.add(Map.entry("headline", evidence.headline()));
        fields.add(Map.entry("standfirst", reading.standfirst()));
        fields.add(Map.entry("published", evidence.published()));
        fields.add(Map.entry("updated", evidence.updated()));
        fields.add(Map.entry("language", language));
        fields.add(Map.entry("section", evidence.section()));
        fields.add(Map.entry("image", evidence.image()));
        fields.add(Map.entry("contentType", Optional.of(evidence.contentType())));
        for (var field : fields) {
            field.getValue().ifPresent(found -> origins.put(field.getKey(), found.from()));
        }
        if (!evidence.authors().value().isEmpty()) {
            origins.put("authors", evidence.authors().from());
        }
        if (!evidence.topics().value().isEmpty()) {
            origins.put("topics", evidence.topics().from());
        }
        return origins;
    }
}
