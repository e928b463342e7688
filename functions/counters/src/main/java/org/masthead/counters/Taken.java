package org.masthead.counters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was taken in with a batch of messages and is written once for all of them. */
final class Taken {

    private final Map<String, Set<String>> shown = new HashMap<>();
    private final List<Lesson> lessons = new ArrayList<>();

    /**
     * One message's part.
     *
     * @param shown stories of which the member was shown the card
     */
    record Part(String member, Set<String> shown, List<Lesson> lessons) {

        static Part nothing(String member) {
            return new Part(member, Set.of(), List.of());
        }
    }

    void add(Part part) {
        if (!part.shown().isEmpty()) {
            shown.computeIfAbsent(part.member(), _ -> new HashSet<>()).addAll(part.shown());
        }
        lessons.addAll(part.lessons());
    }

    /** Stories whose cards were shown, by the member; each once, however many messages say so. */
    Map<String, Set<String>> shown() {
        return shown;
    }

    /** The lists of one member. */
    List<Lesson> lessonsOf(String member) {
        return lessons.stream().filter(lesson -> lesson.member().equals(member)).toList();
    }

    List<Lesson> lessons() {
        return lessons;
    }
}
