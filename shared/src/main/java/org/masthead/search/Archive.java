package org.masthead.search;

import java.util.List;
import org.masthead.story.Card;

/** Every story that was ever live, to be searched when the live ones are not enough. */
@FunctionalInterface
public interface Archive {

    /** Of an installation that keeps none. */
    Archive NONE = (_, _, _) -> new Outcome.NotKept();

    /** How a search of it ended. */
    sealed interface Outcome {

        /**
         * Cards, best first.
         *
         * @param more whether there are further ones
         */
        record Found(List<Card> cards, boolean more) implements Outcome {}

        /** This installation keeps no archive. */
        record NotKept() implements Outcome {}

        /**
         * The archive does not answer.
         *
         * @param why for the log; may name addresses
         */
        record Unavailable(String why) implements Outcome {}
    }

    /**
     * Looks for stories.
     *
     * @param from how many hits to pass over
     * @param most how many to give
     */
    Outcome search(SearchQuery query, int from, int most);
}
