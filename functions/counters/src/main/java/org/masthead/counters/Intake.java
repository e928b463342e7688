package org.masthead.counters;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.masthead.aws.MembersTable;
import org.masthead.aws.ReadingsTable;
import org.masthead.aws.StoriesTable;
import org.masthead.edition.LiveStory;
import org.masthead.lambda.Log;
import org.masthead.lambda.SideBySide;
import org.masthead.member.Member;
import org.masthead.reading.EventKind;
import org.masthead.reading.Reading;
import org.masthead.reading.ReadingEvent;
import org.masthead.reading.ReadingMessage;

/** Takes in one message: each event once, however often and to how many it is delivered. */
final class Intake {

    private static final int MAX_TRIES = 10;

    private final MembersTable members;
    private final ReadingsTable readings;
    private final StoriesTable stories;
    private final InstantSource clock;

    Intake(
            MembersTable members,
            ReadingsTable readings,
            StoriesTable stories,
            InstantSource clock) {
        this.members = members;
        this.readings = readings;
        this.stories = stories;
        this.clock = clock;
    }

    Taken.Part take(ReadingMessage message) {
        message.forgetUntil().ifPresent(time -> forget(message.member(), time));
        var member = members.find(message.member());
        if (member.isEmpty()) {
            Log.info("Events of a member that is not there any more are dropped");
            return Taken.Part.nothing(message.member());
        }
        return take(member.get(), message.events());
    }

    private void forget(String member, Instant until) {
        var known = readings.until(member, until);
        SideBySide.each(
                known.entrySet(),
                reading -> readings.forget(member, reading.getKey(), reading.getValue()));
        Log.info("Forgot what a member read", "stories", known.size());
    }

    private Taken.Part take(Member member, List<ReadingEvent> all) {
        var events =
                all.stream().filter(event -> event.at().isAfter(member.profile().since())).toList();
        var acts =
                events.stream()
                        .filter(event -> event.kind() != EventKind.SHOWN)
                        .collect(
                                Collectors.groupingBy(
                                        ReadingEvent::story,
                                        LinkedHashMap::new,
                                        Collectors.collectingAndThen(
                                                Collectors.toList(), Intake::mostOfOneStory)));
        var known = stories.shown(acts.keySet());
        if (!known.keySet().containsAll(acts.keySet())) {
            Log.info(
                    "Events of stories that there are not are dropped",
                    "stories",
                    acts.size() - known.size());
        }
        acts.keySet().retainAll(known.keySet());
        var opened = new HashSet<String>();
        var current = Optional.of(member);
        for (var some : parts(acts)) {
            opened.addAll(takeSome(member.id(), current, some, known));
            current = Optional.empty();
        }
        return new Taken.Part(
                member.id(),
                shown(events),
                member.teaches() ? Lessons.of(member.id(), events, opened) : List.of());
    }

    private static Set<String> shown(List<ReadingEvent> events) {
        return events.stream()
                .filter(event -> event.kind() == EventKind.SHOWN)
                .map(ReadingEvent::story)
                .collect(Collectors.toSet());
    }

    private static List<ReadingEvent> mostOfOneStory(List<ReadingEvent> events) {
        return events.subList(0, Math.min(Reading.MOST_EVENTS, events.size()));
    }

    private static List<Map<String, List<ReadingEvent>>> parts(
            Map<String, List<ReadingEvent>> acts) {
        var parts = new ArrayList<Map<String, List<ReadingEvent>>>();
        acts.forEach((story, events) -> {
            var more = new LinkedHashMap<>(parts.isEmpty() ? Map.of() : parts.getLast());
            more.put(story, events);
            if (!parts.isEmpty() && ReadingsTable.fits(more)) {
                parts.removeLast();
                parts.add(more);
            } else {
                parts.add(new LinkedHashMap<>(Map.of(story, events)));
            }
        });
        return parts;
    }

    /**
     * Takes in some stories.
     *
     * @param read the member as they are; empty where that was a while ago
     * @return the stories whose opening was counted
     */
    private Set<String> takeSome(
            String id,
            Optional<Member> read,
            Map<String, List<ReadingEvent>> acts,
            Map<String, LiveStory> known) {
        int spread = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE / 2);
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            var member = attempt == 0 ? read.or(() -> members.find(id)) : members.find(id);
            if (member.isEmpty()) {
                return Set.of();
            }
            var stored = readings.find(id, acts.keySet());
            var hours = readings.hours(id, ReadingsTable.hours(acts));
            var outcome = Outcome.of(member.get(), acts, known, stored, hours);
            if (outcome.change().writes().isEmpty()
                    || readings.write(outcome.change(), spread + attempt, clock.instant())) {
                return outcome.opened();
            }
        }
        throw new IllegalStateException(
                "a member's readings were written by others %d times running; they come back"
                        .formatted(MAX_TRIES));
    }
}
