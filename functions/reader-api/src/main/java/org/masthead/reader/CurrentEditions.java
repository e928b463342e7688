package org.masthead.reader;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.masthead.aws.EditionStore;
import org.masthead.edition.Edition;
import org.masthead.edition.Readership;
import org.masthead.reader.edition.Newsstand;

/**
 * The editions in memory: everybody's, and each language's from the first request on that reads it.
 * Together the latter are as large as the former, where no language is configured with a region
 * besides.
 */
public final class CurrentEditions {

    private final CurrentEdition whole;
    private final Map<Readership, CurrentEdition> languages = new LinkedHashMap<>();

    /**
     * Nothing is loaded yet.
     *
     * @param languages who have editions of their own beside everybody's
     * @param background runs what no request waits for
     */
    public CurrentEditions(
            EditionStore store,
            List<Readership> languages,
            InstantSource clock,
            Executor background) {
        this.whole = new CurrentEdition(store, clock, background);
        for (var readers : languages) {
            this.languages.put(
                    readers, new CurrentEdition(store.forReaders(readers), clock, background));
        }
    }

    /** See {@link CurrentEdition#beforeServing}. */
    void beforeServing(Consumer<Edition> work) {
        whole.beforeServing(work);
        languages.values().forEach(edition -> edition.beforeServing(work));
    }

    /** What endpoints take editions from. */
    Newsstand stand() {
        var current = new LinkedHashMap<Readership, Supplier<Optional<Edition>>>();
        languages.forEach((readers, edition) -> current.put(readers, edition::getIfBound));
        return new Newsstand(whole::get, current, this::version);
    }

    /** Each is stored under its version alone, so any that is not in memory is fetched alike. */
    private Optional<Edition> version(String version) {
        return languages.values().stream()
                .flatMap(edition -> edition.inMemory(version).stream())
                .findFirst()
                .or(() -> whole.version(version));
    }

    /** Everybody's, now; those of languages when they are asked for. */
    void look() {
        whole.look();
    }
}
