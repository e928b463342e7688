package org.masthead.story;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The structured article extracted from one page.
 *
 * @param id derived from {@code url}, see {@link StoryId}
 * @param url the page's canonical address
 * @param language BCP 47 tag, for example {@code en} or {@code pt-BR}
 * @param section the publisher's own, for example {@code World}
 * @param topics the publisher's tags, lower case, words joined by hyphens
 * @param published as the publisher states it, to the second
 * @param updated as the publisher states it; never before {@code published}
 * @param wordCount words of the body
 * @param readingSeconds at the reader's pace of 238 words a minute (Brysbaert 2019, silent reading
 *     of English non-fiction)
 * @param contentType an article where the page does not tell
 * @param maxSnippet how many characters of it the publisher lets others show to those who may not
 *     read it; empty where it does not say
 */
public record Story(
        String id,
        String url,
        String sourceId,
        Optional<String> language,
        Optional<String> section,
        List<String> topics,
        String headline,
        Optional<String> standfirst,
        List<Author> authors,
        Optional<Instant> published,
        Optional<Instant> updated,
        Optional<Image> image,
        int wordCount,
        int readingSeconds,
        PublisherAccess publisherAccess,
        List<Block> blocks,
        Extraction extraction,
        ContentType contentType,
        Optional<Integer> maxSnippet) {

    private static final double WORDS_PER_SECOND = 238 / 60.0;

    public Story {
        topics = List.copyOf(topics);
        authors = List.copyOf(authors);
        blocks = List.copyOf(blocks);
        // News is dated to the minute; one form for all times spares apps a second parser.
        published = published.map(at -> at.truncatedTo(ChronoUnit.SECONDS));
        updated = updated.map(at -> at.truncatedTo(ChronoUnit.SECONDS));
        // Stories that were stored before the field was have none.
        contentType = Objects.requireNonNullElse(contentType, ContentType.ARTICLE);
    }

    /** A text as far as it may be shown as a summary; empty where nothing may. */
    public Optional<String> snippet(String text, int length) {
        int limit = Math.min(length, maxSnippet.orElse(length));
        return limit == 0 ? Optional.empty() : Optional.of(Sentences.shorten(text, limit));
    }

    /** Seconds an adult takes to read that many words. */
    public static int readingSeconds(int words) {
        return (int) Math.round(words / WORDS_PER_SECOND);
    }
}
