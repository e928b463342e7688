package org.masthead.bench.edition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.masthead.edition.Contents;
import org.masthead.edition.Edition;
import org.masthead.edition.EditionFormat;
import org.masthead.edition.LiveStories;
import org.masthead.edition.LiveStory;
import org.masthead.edition.StoryVectors;
import org.masthead.edition.Telling;
import org.masthead.edition.cluster.Clusterer;
import org.masthead.vector.StoryVector;

/** What an edition costs by the number of its stories. */
final class EditionTable {

    static final List<String> HEADING =
            List.of(
                    "stories",
                    "object MB",
                    "bind ms",
                    "bind next ms",
                    "write ms",
                    "load ms p50",
                    "p99",
                    "cold",
                    "vectors ms",
                    "signs ms",
                    "clusters ms",
                    "by a new process");

    private static final int MINUTES = 5;

    /** Of so many, once is enough: it takes seconds. */
    private static final int MANY = 50_000;

    private EditionTable() {}

    static List<String> row(Contents contents, Edition edition, MadeStories made) {
        int stories = contents.live().stories().size();
        var cold = new ArrayList<Edition>();
        var bytes = EditionFormat.write(edition);
        var first = CpuTime.of(0, 1, () -> cold.add(EditionFormat.read(bytes)));
        var earlier = cold.getFirst();
        var next = next(contents, made);
        var later = MadeStories.NOW.plus(Duration.ofMinutes(1));
        int runs = stories > MANY ? 1 : 3;
        var bind = CpuTime.of(0, runs, () -> Edition.bind(MadeStories.NOW, contents));
        var rebind = CpuTime.of(0, runs, () -> Edition.bind(later, next, earlier));
        var write = CpuTime.of(2, 5, () -> EditionFormat.write(earlier));
        var load = CpuTime.of(10, 50, () -> EditionFormat.read(bytes));
        var scores = new float[stories];
        var vectors = CpuTime.of(10, 50, () -> best(earlier));
        var signs =
                CpuTime.of(
                        10,
                        50,
                        () -> earlier.vectors().addNearest(scores, List.of(aim(earlier)), 1));
        var kept = new Clusterer();
        var told = kept.cluster(contents.live().stories(), List.of());
        var tell = clusters(contents, told, made, () -> kept);
        var anew = clusters(contents, told, made, Clusterer::new);
        return List.of(
                String.format(Locale.ROOT, "%,d", stories),
                figure(bytes.length / 1e6),
                figure(bind.first()),
                figure(rebind.first()),
                figure(write.at(0.5)),
                figure(load.at(0.5)),
                figure(load.at(0.99)),
                figure(first.first()),
                figure(vectors.at(0.5)),
                figure(signs.at(0.5)),
                figure(tell.at(0.5)),
                figure(anew.at(0.5)));
    }

    /** The clusters of some minutes, one after the other. */
    private static CpuTime clusters(
            Contents contents,
            List<Telling> told,
            MadeStories made,
            Supplier<Clusterer> clusterers) {
        var live = new ArrayList<>(contents.live().stories());
        var last = new AtomicReference<>(told);
        return CpuTime.of(
                1,
                MINUTES,
                () -> {
                    renew(live, made);
                    last.set(clusterers.get().cluster(live, last.get()));
                });
    }

    /** A minute later: one story in a thousand is new, and as many have left. */
    private static void renew(List<LiveStory> live, MadeStories made) {
        int stories = live.size();
        for (int i = 0; i < Math.max(1, stories / 1000); i++) {
            live.removeFirst();
            live.add(made.story(stories + i));
        }
    }

    static Contents next(Contents contents, MadeStories made) {
        var live = new ArrayList<>(contents.live().stories());
        renew(live, made);
        return new Contents(
                contents.sources(),
                new LiveStories(live, List.of()),
                contents.tellings(),
                contents.popularity(),
                contents.picks(),
                contents.model());
    }

    private static StoryVectors.Aim aim(Edition edition) {
        var vectors = edition.vectors();
        var query = vectors.vector(0).orElseThrow().minus(vectors.mean(StoryVector.MINILM)).unit();
        return vectors.aim(StoryVector.MINILM, query);
    }

    private static float best(Edition edition) {
        var aim = aim(edition);
        float best = 0;
        for (int story = 0; story < edition.size(); story++) {
            best = Math.max(best, aim.dot(story));
        }
        return best;
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
