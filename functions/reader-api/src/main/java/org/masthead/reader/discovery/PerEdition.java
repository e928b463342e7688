package org.masthead.reader.discovery;

import java.util.Optional;
import java.util.function.Function;
import org.masthead.edition.Edition;

/** What is worked out once for an edition, and kept as long as that one is asked for. */
final class PerEdition<T> {

    private final Function<Edition, T> work;
    private volatile Optional<Known<T>> known = Optional.empty();

    private record Known<T>(Edition edition, T value) {}

    PerEdition(Function<Edition, T> work) {
        this.work = work;
    }

    /** Two at once may both work it out; each gets the right one. */
    T of(Edition edition) {
        var last = known.filter(it -> it.edition().version().equals(edition.version()));
        if (last.isPresent()) {
            return last.get().value();
        }
        var value = work.apply(edition);
        known = Optional.of(new Known<>(edition, value));
        return value;
    }
}
