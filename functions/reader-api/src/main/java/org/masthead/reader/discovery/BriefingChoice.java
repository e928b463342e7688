package org.masthead.reader.discovery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.masthead.edition.Edition;
import org.masthead.reader.discovery.TopStories.Event;
import org.masthead.reader.feed.Sight;

/**
 * Chooses the events of a briefing, as a pure function: what led in the last day, balanced over
 * sections and titles, nothing twice. What a member follows counts more, but never fills it.
 */
final class BriefingChoice {

    static final int FEWEST = 5;
    static final int MOST = 7;

    /** A briefing tells of a day, where the top tells of the hour. */
    private static final Duration HALF_LIFE = Duration.ofHours(16);

    private static final Duration OLDEST = Duration.ofHours(24);

    /** What is left of an event's worth for each one before it of the same section, or title. */
    private static final double SAME_SECTION = 0.4;

    private static final double SAME_TITLE = 0.5;

    /** Two events as near as this are one to whoever reads both. */
    private static final float TWICE = 0.6f;

    /** Events that are worth less than this share of the first are no sixth and no seventh. */
    private static final double WORTHWHILE = 0.15;

    /** So many that lead are looked at. */
    private static final int CANDIDATES = 100;

    private final Sight sight;
    private final Edition edition;
    private final IntToDoubleFunction interest;
    private final List<Event> chosen = new ArrayList<>();

    private BriefingChoice(Sight sight, IntToDoubleFunction interest) {
        this.sight = sight;
        this.edition = sight.edition();
        this.interest = interest;
    }

    /**
     * The places of the stories that stand for the chosen events, the first of them first.
     *
     * @param interest what a story is worth to the member beside others: 1 for all where nothing is
     *     known of them
     */
    static int[] of(Sight sight, IntToDoubleFunction interest) {
        return new BriefingChoice(sight, interest).choice();
    }

    private int[] choice() {
        var left = candidates();
        while (chosen.size() < MOST && !left.isEmpty()) {
            var best = left.stream().max(Comparator.comparingDouble(this::worth)).get();
            if (chosen.size() >= FEWEST && worth(best) < WORTHWHILE * chosen.getFirst().score()) {
                break;
            }
            left.remove(best);
            if (!isTold(best)) {
                chosen.add(best);
            }
        }
        return chosen.stream().mapToInt(Event::story).toArray();
    }

    /** Of the last day; where that was a quiet one, of all that is live. */
    private List<Event> candidates() {
        var lastDay = candidatesSince(edition.boundAt().minus(OLDEST).getEpochSecond());
        return lastDay.size() < FEWEST ? candidatesSince(Long.MIN_VALUE) : lastDay;
    }

    private List<Event> candidatesSince(long oldest) {
        var candidates = new ArrayList<Event>();
        for (var event : TopStories.scored(edition, HALF_LIFE)) {
            int[] lead = sight.leads().fold(tellings(event.story()), 1);
            if (lead.length > 0 && edition.published(lead[0]) >= oldest) {
                candidates.add(new Event(lead[0], event.score() * interest.applyAsDouble(lead[0])));
            }
            if (candidates.size() >= CANDIDATES) {
                break;
            }
        }
        return candidates;
    }

    private int[] tellings(int story) {
        int cluster = edition.clusterOf(story);
        return cluster < 0 ? new int[] {story} : edition.storiesOf(cluster);
    }

    private double worth(Event event) {
        double worth = event.score();
        for (var other : chosen) {
            worth *= isSameSection(event, other) ? SAME_SECTION : 1;
            worth *= isSameTitle(event, other) ? SAME_TITLE : 1;
        }
        return worth;
    }

    private boolean isSameSection(Event one, Event other) {
        return edition.sectionOf(one.story()) == edition.sectionOf(other.story());
    }

    private boolean isSameTitle(Event one, Event other) {
        return edition.sourceOf(one.story()) == edition.sourceOf(other.story());
    }

    private boolean isTold(Event event) {
        return chosen.stream()
                .anyMatch(other -> edition.vectors().dot(event.story(), other.story()) > TWICE);
    }
}
