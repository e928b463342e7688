package org.masthead.bench.rank;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.masthead.vector.StoryVector;
import org.masthead.vector.VectorMean;

/**
 * What was known before an impression: what was shown and opened earlier, and which stories there
 * are. Nothing of the impression itself but its time, its candidates and its history.
 */
final class Past {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    final Tally clicksOfHour;
    final Tally clicksOfDay;
    final Tally showsOfDay;
    private final TitleVectors vectors;
    private final LocalDateTime[] firstShown;
    private final boolean[] known;
    private final VectorMean mean = new VectorMean(StoryVector.MINILM);
    private final Map<String, Integer> titlesWithWord = new HashMap<>();
    private final Map<String, Double> readOfSection = new HashMap<>();
    private double read;
    private int titles;

    Past(ClickLog log, TitleVectors vectors, LocalDateTime start) {
        int places = log.titles().size();
        this.vectors = vectors;
        this.clicksOfHour = new Tally(places, 1, start);
        this.clicksOfDay = new Tally(places, 24, start);
        this.showsOfDay = new Tally(places, 24, start);
        this.firstShown = new LocalDateTime[places];
        this.known = new boolean[places];
    }

    /** Before an impression is scored: the time, and which stories there are. */
    void see(Impression impression) {
        for (var tally : List.of(clicksOfHour, clicksOfDay, showsOfDay)) {
            tally.moveTo(impression.time());
        }
        impression.history().forEach(this::meet);
        impression.candidates().forEach(this::meet);
    }

    private void meet(Title title) {
        if (known[title.place()]) {
            return;
        }
        known[title.place()] = true;
        titles++;
        if (vectors.of(title).space().equals(StoryVector.MINILM)) {
            mean.add(vectors.of(title));
        }
        words(title).forEach(word -> titlesWithWord.merge(word, 1, Integer::sum));
    }

    /** After it was scored: what was opened. */
    void learn(Impression impression) {
        for (int i = 0; i < impression.candidates().size(); i++) {
            var title = impression.candidates().get(i);
            if (firstShown[title.place()] == null) {
                firstShown[title.place()] = impression.time();
            }
            showsOfDay.add(title.place(), 1);
            clicksOfDay.add(title.place(), impression.opened()[i] ? 1 : 0);
            clicksOfHour.add(title.place(), impression.opened()[i] ? 1 : 0);
        }
        for (var title : impression.history()) {
            readOfSection.merge(title.section(), 1.0, Double::sum);
            read++;
        }
    }

    /** The mean of the vectors of all stories met so far. */
    float[] mean() {
        return mean.mean();
    }

    StoryVector vector(Title title) {
        return vectors.of(title);
    }

    /** How much of all reading is of the section, above 0. */
    double share(String section) {
        return (readOfSection.getOrDefault(section, 0.0) + 1) / (read + 20);
    }

    /** Since it was shown for the first time, as far as is known; 0 where it never was. */
    double hoursOld(Title title, Impression now) {
        var first = firstShown[title.place()];
        return first == null ? 0 : now.hoursSince(first);
    }

    /** How rare a word is among the stories met so far. */
    double rarity(String word) {
        return Math.log((titles + 1.0) / (titlesWithWord.getOrDefault(word, 0) + 1.0));
    }

    static List<String> words(Title title) {
        return Arrays.stream(NO_WORD.split(title.text().toLowerCase(Locale.ROOT)))
                .filter(word -> word.length() > 2)
                .distinct()
                .toList();
    }
}
