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
import org.masthead.reading.ReadingHours;
import org.masthead.story.Slug;

/**
 * What some events of one member come to.
 *
 * @param change of the stories of which there is anything new, and of the member's taste, where
 *     they want that
 * @param opened the stories that the member opened for the first time
 */
record Outcome(ReadingsTable.Change change, Set<String> opened) {

    /**
     * Works it out.
     *
     * @param acts events by story
     * @param stories all of those
     * @param stored what is known of them; those that are not in it were not met before
     * @param hours how long the member read in the hours of the events
     */
    static Outcome of(
            Member member,
            Map<String, List<ReadingEvent>> acts,
            Map<String, LiveStory> stories,
            Map<String, Stored> stored,
            ReadingHours hours) {
        var after = hours;
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
            var believed = after.believe(before.reading().fresh(events));
            var taken = before.reading().take(believed.events(), story.card().readingSeconds());
            if (!taken.isNothingNew(before.reading())) {
                after = believed.hours();
                writes.add(new ReadingsTable.Write(id, before, taken.reading(), taken.counts()));
                profile = learned(profile, story, taken.told());
                opened.addAll(taken.told().containsKey(Signal.OPENED) ? Set.of(id) : Set.of());
            }
        }
        var now = member.teaches() ? member.with(profile) : member;
        return new Outcome(new ReadingsTable.Change(member, now, writes, hours, after), opened);
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
