package org.masthead.edition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.masthead.json.Json;
import org.masthead.story.Card;
import org.masthead.story.Image;
import org.masthead.story.PublisherAccess;

/**
 * What of a card its columns do not say. Its correlation id is left out: it serves to follow a
 * story into the edition, is like no other's, and would be a tenth of all cards.
 *
 * @param sourceId where the edition does not carry the source
 * @param topics where the publisher does not write them as slugs
 */
record PackedCard(
        String url,
        Optional<String> sourceId,
        Optional<String> section,
        Optional<List<String>> topics,
        List<String> authors,
        String headline,
        Optional<String> summary,
        Optional<Image> image,
        int readingSeconds,
        PublisherAccess publisherAccess) {

    static byte[] pack(Card card, CardColumns columns, int story) {
        boolean slugs = columns.topics().slugsOf(story).equals(card.topics());
        return Json.writeBytes(
                new PackedCard(
                        card.url(),
                        Optional.of(card.sourceId()).filter(_ -> columns.source()[story] < 0),
                        card.section(),
                        Optional.of(card.topics()).filter(_ -> !slugs),
                        card.authors(),
                        card.headline(),
                        card.summary(),
                        card.image(),
                        card.readingSeconds(),
                        card.publisherAccess()));
    }

    static Card unpack(byte[] json, CardColumns columns, Texts sources, String id, int story) {
        var packed = Json.read(json, PackedCard.class);
        int language = columns.language()[story];
        return new Card(
                id,
                packed.url,
                packed.sourceId.orElseGet(() -> sources.get(columns.source()[story])),
                language < 0 ? Optional.empty() : Optional.of(columns.languages().get(language)),
                packed.section,
                packed.topics.orElseGet(() -> columns.topics().slugsOf(story)),
                packed.authors,
                packed.headline,
                packed.summary,
                packed.image,
                Instant.ofEpochSecond(columns.published()[story]),
                Instant.ofEpochSecond(columns.discovered()[story]),
                packed.readingSeconds,
                packed.publisherAccess,
                "");
    }
}
