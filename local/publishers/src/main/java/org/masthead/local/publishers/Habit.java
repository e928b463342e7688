package org.masthead.local.publishers;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How a title's server behaves, whatever it serves. */
sealed interface Habit {

    /** What becomes of a story page's answer. */
    Answer.Document story(String path, Answer.Document answer);

    /** What becomes of the answer for a front page or syndication feed. */
    Answer.Document listing(String path, Answer.Document answer);

    /** Reads {@code prompt}, {@code fails} or {@code slow 3s}. */
    static Habit parse(String text) {
        if (text.startsWith("slow ")) {
            return new Slow(Manuscript.offset(text.substring(5)));
        }
        return switch (text) {
            case "prompt" -> new Prompt();
            case "fails" -> new Failing(new ConcurrentHashMap<>());
            default ->
                    throw new IllegalArgumentException(
                            "Habit '%s' is none of: prompt, fails, slow 3s".formatted(text));
        };
    }

    /** Answers at once. */
    record Prompt() implements Habit {
        @Override
        public Answer.Document story(String path, Answer.Document answer) {
            return answer;
        }

        @Override
        public Answer.Document listing(String path, Answer.Document answer) {
            return answer;
        }
    }

    /** Right, but it takes its time. */
    record Slow(Duration drip) implements Habit {
        @Override
        public Answer.Document story(String path, Answer.Document answer) {
            return answer.dripping(drip);
        }

        @Override
        public Answer.Document listing(String path, Answer.Document answer) {
            return answer.dripping(drip);
        }
    }

    /**
     * Story pages fail at the first request. Listings fail at the second, so that a reader meets
     * the stories before the failure.
     */
    record Failing(Map<String, Integer> requests) implements Habit {
        @Override
        public Answer.Document story(String path, Answer.Document answer) {
            return count(path) == 1 ? busy(path) : answer;
        }

        @Override
        public Answer.Document listing(String path, Answer.Document answer) {
            return count(path) == 2 ? busy(path) : answer;
        }

        private int count(String path) {
            return requests.merge(path, 1, Integer::sum);
        }

        private static Answer.Document busy(String path) {
            int seconds = 1 + Math.floorMod(path.hashCode(), 5);
            return Answer.problem(503, "Too many readers just now; try again in " + seconds + " s.")
                    .with("Retry-After", Integer.toString(seconds));
        }
    }
}
