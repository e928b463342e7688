package org.masthead.edition;

import java.time.Instant;
import java.util.Optional;
import org.masthead.source.Source;
import org.masthead.story.Card;
import org.masthead.story.Tombstone;

/**
 * All of an edition, as it is written and read: columns by place of the story, and what they refer
 * to.
 *
 * @param prints of each story: changes with all that its card says
 * @param since when each story came into an edition as it is now, in milliseconds since 1970
 * @param goneSince the same of each tombstone
 * @param popularity {@value Popularity#WIDTH} numbers for each story
 */
@SuppressWarnings("ArrayRecordComponent") // columns, never compared
record Columns(
        String version,
        Instant boundAt,
        Readership readership,
        JsonShelf<Source> sources,
        Texts sourceIds,
        StoryIds ids,
        CardColumns cardColumns,
        CardShelf cards,
        long[] prints,
        long[] since,
        JsonShelf<Tombstone> tombstones,
        long[] goneSince,
        StoryVectors vectors,
        Clusters clusters,
        float[] popularity,
        JsonShelf<Pick> picks,
        Optional<String> model,
        WordIndex words) {

    Card card(int story) {
        return PackedCard.unpack(cards.get(story), cardColumns, sourceIds, ids.id(story), story);
    }

    Columns changed(long[] stories, long[] gone) {
        return new Columns(
                version,
                boundAt,
                readership,
                sources,
                sourceIds,
                ids,
                cardColumns,
                cards,
                prints,
                stories,
                tombstones,
                gone,
                vectors,
                clusters,
                popularity,
                picks,
                model,
                words);
    }
}
