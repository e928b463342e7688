package org.masthead.edition.bind;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.masthead.aws.EditionStore;
import org.masthead.aws.SourcesTable;
import org.masthead.aws.StoriesTable;
import org.masthead.edition.Edition;
import org.masthead.edition.EditionPointer;
import org.masthead.edition.search.SearchIndex;
import org.masthead.lambda.Log;
import org.masthead.source.Source;
import org.masthead.story.Card;
import tools.jackson.core.JacksonException;

/**
 * Binds all live stories into an edition, stores it, and then flips the pointer to it: nothing ever
 * reads a half-written edition. Two binders at once, or one started twice, leave one pointer to one
 * whole edition.
 */
final class Binder implements Runnable {

    /** An unchanged edition is stored anew after this, so that its object outlives its expiry. */
    private static final Duration REBIND_AFTER = Duration.ofHours(1);

    private final SourcesTable sources;
    private final StoriesTable stories;
    private final EditionStore editions;
    private final SearchIndex search;
    private final InstantSource clock;

    Binder(
            SourcesTable sources,
            StoriesTable stories,
            EditionStore editions,
            SearchIndex search,
            InstantSource clock) {
        this.sources = sources;
        this.stories = stories;
        this.editions = editions;
        this.search = search;
        this.clock = clock;
    }

    @Override
    public void run() {
        var now = clock.instant();
        var seen = editions.current();
        var titles = sources.all();
        var carried = titles.stream().map(Source::id).collect(Collectors.toSet());
        var edition = Edition.bind(now, titles, stories.live(now).carriedBy(carried));
        reportAge(seen, edition, now);
        if (seen.filter(tagged -> stillHolds(tagged.pointer(), edition, now)).isPresent()) {
            confirm(seen.get(), now);
        } else {
            publish(edition, seen, now);
        }
    }

    private static boolean stillHolds(EditionPointer current, Edition edition, Instant now) {
        return current.digest().equals(edition.digest())
                && current.boundAt().plus(REBIND_AFTER).isAfter(now);
    }

    private void confirm(EditionStore.Tagged seen, Instant now) {
        var old = seen.pointer();
        editions.flip(
                new EditionPointer(old.version(), old.key(), old.boundAt(), now),
                Optional.of(seen));
        Log.info("Edition still holds every live story", "edition", old.version());
    }

    private void publish(Edition bound, Optional<EditionStore.Tagged> seen, Instant now) {
        var earlier = seen.flatMap(this::earlier);
        var edition = earlier.map(bound::after).orElse(bound);
        editions.put(edition);
        if (!editions.flip(EditionPointer.to(edition, now), seen)) {
            Log.warn("Another binder was faster; its edition stands", "edition", edition.version());
            return;
        }
        search.follow(edition);
        tellNewStories(edition, earlier);
        Log.info(
                "Edition bound",
                "edition",
                edition.version(),
                "stories",
                edition.cards().size(),
                "sources",
                edition.sources().size());
    }

    /** Empty where it cannot be read, as one of an older format: then everything is new. */
    private Optional<Edition> earlier(EditionStore.Tagged seen) {
        try {
            return editions.find(seen.pointer().key());
        } catch (JacksonException e) {
            Log.warn(
                    "The last edition cannot be read; every story counts as new",
                    "edition",
                    seen.pointer().version(),
                    "reason",
                    e.getOriginalMessage());
            return Optional.empty();
        }
    }

    /** One line for each story that this edition is the first to hold, or holds changed. */
    private static void tellNewStories(Edition edition, Optional<Edition> earlier) {
        Set<Card> before = earlier.map(old -> Set.copyOf(old.cards())).orElse(Set.of());
        edition.cards().stream()
                .filter(card -> !before.contains(card))
                .forEach(card ->
                        Log.about(
                                card.correlationId(),
                                () ->
                                        Log.info(
                                                "Story is in the edition",
                                                "story",
                                                card.id(),
                                                "edition",
                                                edition.version())));
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
                Map.of(
                        "EditionAgeSeconds",
                        age.toSeconds(),
                        "EditionStories",
                        edition.cards().size()));
    }
}
