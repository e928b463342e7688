package org.masthead.reader.discovery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.masthead.edition.Cluster;
import org.masthead.edition.Edition;
import org.masthead.edition.Popularity.Count;
import org.masthead.edition.Popularity.Window;

/**
 * What leads now, as a pure function of an edition: how many titles tell an event × how fast
 * tellings come × how much it is read, and all that decays. Nobody's own taste is in it.
 */
final class TopStories {

    /** Who has nothing new to add to an event for so long, adds half as much to its pace. */
    private static final Duration PACE = Duration.ofHours(3);

    /** So long after its newest telling an event counts half. */
    private static final Duration HALF_LIFE = Duration.ofHours(8);

    /** A copy of the wire tells that a title prints it, not that it found it out. */
    private static final double COPY = 0.3;

    /** What an event is worth that nobody tells right now, beside one telling just now. */
    private static final double STILL = 0.25;

    private final Edition edition;
    private final Duration halfLife;

    private TopStories(Edition edition, Duration halfLife) {
        this.edition = edition;
        this.halfLife = halfLife;
    }

    /** One story of each event, the event that leads first. */
    static int[] of(Edition edition) {
        return scored(edition, HALF_LIFE).stream().mapToInt(Event::story).toArray();
    }

    /** The same with scores, where news stays longer, or goes sooner. */
    static List<Event> scored(Edition edition, Duration halfLife) {
        return new TopStories(edition, halfLife).events();
    }

    /**
     * An event.
     *
     * @param story one that tells it
     * @param score only to be compared with others of the same edition
     */
    record Event(int story, double score) {}

    private List<Event> events() {
        var events = new ArrayList<Event>();
        for (int number = 0; number < edition.clusters(); number++) {
            var cluster = edition.cluster(number);
            events.add(new Event(cluster.stories()[0], score(cluster)));
        }
        for (int story = 0; story < edition.size(); story++) {
            if (edition.clusterOf(story) < 0) {
                events.add(new Event(story, score(story)));
            }
        }
        events.sort(
                Comparator.comparingDouble(Event::score).reversed().thenComparingInt(Event::story));
        return events;
    }

    private double score(int story) {
        return score(1, faded(story, PACE), reads(story), faded(story, halfLife));
    }

    private double score(Cluster cluster) {
        var copies = new HashSet<Integer>();
        Arrays.stream(cluster.copies()).forEach(copies::add);
        var titles = new HashSet<Integer>();
        double told = 0;
        double pace = 0;
        double read = 0;
        double newest = 0;
        for (int story : cluster.stories()) {
            double worth = copies.contains(story) ? COPY : 1;
            told += titles.add(edition.sourceOf(story)) ? worth : 0;
            pace += worth * faded(story, PACE);
            read += reads(story);
            newest = Math.max(newest, worth * faded(story, halfLife));
        }
        return score(told, pace, read, newest);
    }

    private static double score(double titles, double pace, double reads, double newest) {
        return titles * (STILL + pace) * (1 + Math.log1p(reads)) * newest;
    }

    /** Opened and, which says more, shared. */
    private double reads(int story) {
        var popularity = edition.popularity(story);
        return popularity.of(Count.CLICKED, Window.QUARTER_DAY)
                + 3 * popularity.of(Count.SHARED, Window.QUARTER_DAY);
    }

    /** 1 for a story of now; as of the edition, so that the same edition has the same order. */
    private double faded(int story, Duration half) {
        double age = Math.max(0, edition.boundAt().getEpochSecond() - edition.published(story));
        return Math.pow(0.5, age / half.toSeconds());
    }
}
