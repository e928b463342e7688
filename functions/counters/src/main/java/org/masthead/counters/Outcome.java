package org.masthead.counters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.masthead.aws.ReadingsTable;
import org.masthead.aws.ReadingsTable.Stored;
import org.masthead.edition.LiveStory;
import org.masthead.member.Interest;
import org.masthead.member.Member;
import org.masthead.member.Profile;
import org.masthead.member.Signal;
import org.masthead.reading.ReadingEvent;
import org.masthead.story.Slug;

/**
 * What some events of one member come to.
 *
 * @param was the member before
 * @param now the member with what the events say of their taste, where they want that
 * @param writes of the stories of which there is anything new
 * @param opened the stories that the member opened for the first time
 */
record Outcome(Member was, Member now, List<ReadingsTable.Write> writes, Set<String> opened) {

    /**
     * Works it out.
     *
     * @param acts events by story
     * @param stories all of those
     * @param stored what is known of them; those that are not in it were not met before
     */
    static Outcome of(
            Member member,
            Map<String, List<ReadingEvent>> acts,
            Map<String, LiveStory> stories,
            Map<String, Stored> stored) {
        var profile = member.profile();
        var writes = new ArrayList<ReadingsTable.Write>();
        var opened = new HashSet<String>();
        for (var entry : stored.entrySet()) {
            var id = entry.getKey();
            var before = entry.getValue();
            var story = stories.get(id);
            var events = acts.getOrDefault(id, List.of());
            if (story == null) {
                continue;
            }
            var taken = before.reading().take(events, story.card().readingSeconds());
            if (!taken.isNothingNew(before.reading())) {
                writes.add(new ReadingsTable.Write(id, before, taken.reading(), taken.counts()));
                profile = learned(profile, story, taken.told());
                opened.addAll(taken.told().containsKey(Signal.OPENED) ? Set.of(id) : Set.of());
            }
        }
        var now = member.preferences().personalised() ? member.with(profile) : member;
        return new Outcome(member, now, writes, opened);
    }

    private static Profile learned(Profile profile, LiveStory story, Map<Signal, Instant> told) {
        var card = story.card();
        var learned = profile;
        for (var act : told.entrySet()) {
            learned =
                    learned.with(
                            new Interest(
                                    act.getValue(),
                                    act.getKey(),
                                    card.sourceId(),
                                    card.section().map(Slug::of),
                                    card.topics().stream().map(Slug::of).distinct().toList(),
                                    story.vector()));
        }
        return learned;
    }
}
