package org.masthead.edition.bind;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.masthead.aws.CountersTable;
import org.masthead.aws.EditionStore;
import org.masthead.aws.PicksTable;
import org.masthead.aws.SourcesTable;
import org.masthead.aws.StoriesTable;
import org.masthead.edition.Contents;
import org.masthead.edition.Edition;
import org.masthead.edition.EditionPointer;
import org.masthead.edition.LiveStories;
import org.masthead.edition.Pick;
import org.masthead.edition.Readership;
import org.masthead.edition.UnreadableEditionException;
import org.masthead.edition.cluster.Clusterer;
import org.masthead.edition.search.SearchIndex;
import org.masthead.edition.search.StoryArchive;
import org.masthead.lambda.Log;
import org.masthead.source.Source;

/**
 * Binds all live stories into an edition, stores it, and then flips the pointer to it: nothing ever
 * reads a half-written edition. Two binders at once, or one started twice, leave one pointer to one
 * whole edition. What one run has read, the next one of the same process need not read again; a
 * process that knows nothing begins with the last edition.
 */
final class Binder implements Runnable {

    private final SourcesTable sources;
    private final Stock stock;
    private final PicksTable picks;
    private final Pace pace;
    private final EditionStore editions;
    private final Press press;
    private final LanguageEditions languageEditions;
    private final SearchIndex search;
    private final StoryArchive archive;
    private final Clusterer clusterer = new Clusterer();
    private final InstantSource clock;
    private Optional<Edition> last = Optional.empty();

    /**
     * Binds from these tables.
     *
     * @param languages who have editions of their own beside everybody's
     */
    Binder(
            SourcesTable sources,
            StoriesTable stories,
            PicksTable picks,
            CountersTable counters,
            EditionStore editions,
            List<Readership> languages,
            SearchIndex search,
            StoryArchive archive,
            InstantSource clock) {
        this.sources = sources;
        this.stock = new Stock(stories);
        this.picks = picks;
        this.pace = new Pace(counters);
        this.editions = editions;
        this.press = new Press(editions);
        this.languageEditions = new LanguageEditions(editions, languages);
        this.search = search;
        this.archive = archive;
        this.clock = clock;
    }

    @Override
    public synchronized void run() {
        var now = clock.instant();
        var seen = press.seen();
        var earlier = seen.flatMap(this::earlier);
        var titles = sources.all();
        var live = stock.live(now, earlier, titles);
        var contents = contents(now, titles, live, earlier);
        var edition =
                earlier.map(it -> Edition.bind(now, contents, it))
                        .orElseGet(() -> Edition.bind(now, contents));
        reportAge(seen, edition, now);
        var outcome = press.print(edition, pace.state(), seen, now);
        switch (outcome) {
            case PRINTED -> {
                last = Optional.of(edition);
                tellNewStories(edition, live);
            }
            case UNCHANGED, OVERTAKEN -> {}
        }
        follow(outcome, edition, contents, now);
    }

    /**
     * Members read the edition already: those of their language alone, and searching it, may be a
     * second behind.
     */
    private void follow(Press.Outcome outcome, Edition edition, Contents contents, Instant now) {
        try {
            if (outcome != Press.Outcome.OVERTAKEN) {
                languageEditions.follow(edition, contents, pace.state(), now);
            }
        } finally {
            if (outcome == Press.Outcome.PRINTED) {
                search.follow(edition);
                archive.follow(edition);
            }
        }
    }

    private Contents contents(
            Instant now, List<Source> titles, LiveStories live, Optional<Edition> earlier) {
        var carried = live.carriedBy(titles.stream().map(Source::id).collect(Collectors.toSet()));
        var tellings = earlier.map(Edition::tellings).orElse(List.of());
        return Contents.of(titles, carried)
                .told(clusterer.cluster(carried.stories(), tellings))
                .counted(pace.at(now, earlier))
                .picked(picksAt(now))
                .ranked(pace.weights(earlier));
    }

    private List<Pick> picksAt(Instant now) {
        return picks.list().picks().stream().filter(pick -> pick.standsAt(now)).toList();
    }

    /** Empty where it cannot be read, as one of an older format: then everything is new. */
    private Optional<Edition> earlier(EditionStore.Tagged seen) {
        var version = seen.pointer().version();
        if (last.filter(edition -> edition.version().equals(version)).isEmpty()) {
            last = read(seen.pointer());
        }
        return last;
    }

    private Optional<Edition> read(EditionPointer pointer) {
        try {
            return editions.find(pointer.key());
        } catch (UnreadableEditionException e) {
            Log.warn(
                    "The last edition cannot be read; every story counts as new",
                    "edition",
                    pointer.version(),
                    "reason",
                    String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** One line for each story that this edition is the first to hold, or holds changed. */
    private static void tellNewStories(Edition edition, LiveStories live) {
        for (var card : live.cards()) {
            var place = edition.story(card.id());
            if (place.isPresent()
                    && edition.since(place.getAsInt()) == edition.boundAt().toEpochMilli()) {
                Log.about(
                        card.correlationId(),
                        () ->
                                Log.info(
                                        "Story is in the edition",
                                        "story",
                                        card.id(),
                                        "edition",
                                        edition.version()));
            }
        }
    }

    /**
     * The age of the pointer that readers have used up to now; the alarm in template.yaml reads it.
     */
    private static void reportAge(
            Optional<EditionStore.Tagged> seen, Edition edition, Instant now) {
        var age =
                seen.map(tagged -> Duration.between(tagged.pointer().checkedAt(), now))
                        .orElse(Duration.ZERO);
        Log.metrics(
                Map.of("EditionAgeSeconds", "Seconds", "EditionStories", "Count"),
                Map.of("EditionAgeSeconds", age.toSeconds(), "EditionStories", edition.size()));
    }
}
