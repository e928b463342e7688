package org.masthead.reader.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.masthead.edition.Edition;
import org.masthead.edition.Leads;
import org.masthead.story.Card;

/** What speaks for a card whoever reads it: how many tell it or, failing that, how new it is. */
final class Newsworthiness {

    private static final Duration HOUR = Duration.ofHours(1);

    private static final Duration DAY = Duration.ofDays(1);

    private Newsworthiness() {}

    /**
     * The reason of a card that has no other.
     *
     * @param told who tells the event, as far as the reader sees it
     */
    static Reason of(Card card, Optional<Leads.Told> told, Instant now) {
        return told.map(it ->
                        new Reason("told-by-several", it.id(), it.sources() + " titles tell this"))
                .orElseGet(() ->
                        new Reason(
                                "recent",
                                card.published().toString(),
                                since(Duration.between(card.published(), now))));
    }

    private static String since(Duration age) {
        if (age.compareTo(HOUR) <= 0) {
            return "New this hour";
        }
        if (age.compareTo(DAY) <= 0) {
            return "From the last 24 hours";
        }
        return age.compareTo(Edition.LIVE) <= 0 ? "From the last three days" : "From the archive";
    }
}
