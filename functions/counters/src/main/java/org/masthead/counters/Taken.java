package org.masthead.counters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was taken in with a batch of messages and is written once for all of them. */
final class Taken {

    private final Map<String, Long> shown = new HashMap<>();
    private final List<Lesson> lessons = new ArrayList<>();

    /**
     * One message's part.
     *
     * @param shown how often each story's card was shown, by the story's id
     */
    record Part(Map<String, Long> shown, List<Lesson> lessons) {

        static final Part NOTHING = new Part(Map.of(), List.of());
    }

    void add(Part part) {
        part.shown().forEach((story, times) -> shown.merge(story, times, Long::sum));
        lessons.addAll(part.lessons());
    }

    Map<String, Long> shown() {
        return shown;
    }

    List<Lesson> lessons() {
        return lessons;
    }
}
