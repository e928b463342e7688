package org.masthead.edition;

import java.util.List;
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
        Texts sections,
        Tags topics,
        Tags authors,
        int[] language,
        Texts languages,
        long[] published,
        long[] discovered) {

    static CardColumns of(List<Card> cards, Texts sources) {
        var sections =
                Texts.of(
                        cards.stream()
                                .flatMap(card -> card.section().map(Slug::of).stream())
                                .toList());
        var languages = Texts.of(cards.stream().flatMap(card -> card.language().stream()).toList());
        return new CardColumns(
                cards.stream().mapToInt(card -> sources.indexOf(card.sourceId())).toArray(),
                cards.stream()
                        .mapToInt(card ->
                                card.section().map(Slug::of).map(sections::indexOf).orElse(-1))
                        .toArray(),
                sections,
                Tags.of(cards.stream().map(card -> slugs(card.topics())).toList()),
                Tags.of(cards.stream().map(card -> slugs(card.authors())).toList()),
                cards.stream()
                        .mapToInt(card -> card.language().map(languages::indexOf).orElse(-1))
                        .toArray(),
                languages,
                cards.stream().mapToLong(card -> card.published().getEpochSecond()).toArray(),
                cards.stream().mapToLong(card -> card.discovered().getEpochSecond()).toArray());
    }

    private static List<String> slugs(List<String> names) {
        return names.stream().map(Slug::of).toList();
    }

    static CardColumns read(SectionReader in) {
        return new CardColumns(
                in.ints(),
                in.ints(),
                Texts.read(in),
                Tags.read(in),
                Tags.read(in),
                in.ints(),
                Texts.read(in),
                in.longs(),
                in.longs());
    }

    void write(SectionWriter out) {
        sections.write(out.ints(source).ints(section));
        topics.write(out);
        authors.write(out);
        languages.write(out.ints(language));
        out.longs(published).longs(discovered);
    }
}
