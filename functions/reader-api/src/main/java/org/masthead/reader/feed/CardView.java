package org.masthead.reader.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.masthead.edition.Leads;
import org.masthead.rank.Why;
import org.masthead.reader.access.Access;
import org.masthead.source.Source;
import org.masthead.story.Card;
import org.masthead.story.Image;
import org.masthead.story.PublisherAccess;

/**
 * A card as the API shows it to one caller.
 *
 * @param access whether this caller may open the story
 * @param reasons why the card is where it is: one or more
 * @param cluster who else tells it; absent where nobody does
 * @param why what it was ranked by, to be sent back with what the member does with it; absent where
 *     it was not ranked for the member
 */
public record CardView(
        String id,
        String url,
        SourceView source,
        String headline,
        Optional<String> summary,
        Optional<Image> image,
        Instant published,
        Optional<String> section,
        List<String> topics,
        Optional<String> language,
        int readingSeconds,
        Access access,
        PublisherAccess publisherAccess,
        List<Reason> reasons,
        Optional<Leads.Told> cluster,
        Optional<String> why) {

    /** A source as far as a card needs it. */
    public record SourceView(String id, String name, Optional<String> logo) {

        static SourceView of(String id, Optional<Source> source) {
            return new SourceView(
                    id, source.map(Source::name).orElse(id), source.flatMap(Source::logo));
        }
    }

    /**
     * A card for one caller.
     *
     * @param reasons what speaks for it to this caller; where nothing does, it is given what speaks
     *     for it to anybody
     */
    static CardView of(
            Card card,
            List<Reason> reasons,
            Optional<Source> source,
            Access access,
            Optional<Leads.Told> cluster,
            Instant now) {
        return new CardView(
                card.id(),
                card.url(),
                SourceView.of(card.sourceId(), source),
                card.headline(),
                card.summary(),
                card.image(),
                card.published(),
                card.section(),
                card.topics(),
                card.language(),
                card.readingSeconds(),
                access,
                card.publisherAccess(),
                reasons.isEmpty() ? List.of(Newsworthiness.of(card, cluster, now)) : reasons,
                cluster,
                Optional.empty());
    }

    /** The same card with what it was ranked by. */
    CardView ranked(Why by) {
        return new CardView(
                id,
                url,
                source,
                headline,
                summary,
                image,
                published,
                section,
                topics,
                language,
                readingSeconds,
                access,
                publisherAccess,
                reasons,
                cluster,
                Optional.of(by.encode()));
    }
}
