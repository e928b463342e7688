package org.masthead.edition;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.masthead.story.Card;
import org.masthead.story.Slug;

/**
 * What the innermost loops ask of the cards, as arrays by place in the edition.
 *
 * @param source place in the edition's sources; -1 where the edition has none such
 * @param section number of the section; -1 where the publisher names none
 * @param language number of the language; -1 where unknown
 * @param published seconds since 1970
 * @param discovered seconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent") // columns, never compared
record CardColumns(
        int[] source,
        int[] section,
        List<String> sections,
        Tags topics,
        Tags authors,
        int[] language,
        List<String> languages,
        long[] published,
        long[] discovered) {

    static CardColumns of(List<Card> cards, Map<String, Integer> sources) {
        var sections = new Names();
        var languages = new Names();
        return new CardColumns(
                cards.stream()
                        .mapToInt(card -> sources.getOrDefault(card.sourceId(), -1))
                        .toArray(),
                cards.stream()
                        .mapToInt(card ->
                                card.section().map(Slug::of).map(sections::number).orElse(-1))
                        .toArray(),
                sections.all(),
                Tags.of(cards.stream().map(card -> slugs(card.topics())).toList()),
                Tags.of(cards.stream().map(card -> slugs(card.authors())).toList()),
                cards.stream()
                        .mapToInt(card -> card.language().map(languages::number).orElse(-1))
                        .toArray(),
                languages.all(),
                cards.stream().map(Card::published).mapToLong(Instant::getEpochSecond).toArray(),
                cards.stream().map(Card::discovered).mapToLong(Instant::getEpochSecond).toArray());
    }

    private static List<String> slugs(List<String> names) {
        return names.stream().map(Slug::of).toList();
    }
}
