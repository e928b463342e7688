package org.masthead.reader.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.masthead.edition.Edition;
import org.masthead.edition.Leads;
import org.masthead.reader.access.Access;
import org.masthead.reader.access.Caller;
import org.masthead.reader.mute.Mutes;
import org.masthead.story.Card;

/** What one caller sees of an edition, and how: nothing that they mute or have hidden. */
public final class Sight {

    private final Edition edition;
    private final Caller caller;
    private final Instant now;
    private final IntPredicate shown;
    private final Leads leads;

    private Sight(Edition edition, Caller caller, Instant now, IntPredicate shown) {
        this.edition = edition;
        this.caller = caller;
        this.now = now;
        this.shown = shown;
        this.leads = new Leads(edition, followed(caller), shown);
    }

    /**
     * What the caller sees of the edition at that moment.
     *
     * @param whole everybody's, where events that the caller mutes are told in full
     */
    public static Sight of(Edition edition, Optional<Edition> whole, Caller caller, Instant now) {
        return new Sight(edition, caller, now, shown(edition, whole, caller, now));
    }

    /**
     * Which places the caller sees: what is muted is left out, what is in languages that they do
     * not read, and what is locked, where asked.
     */
    static IntPredicate shown(
            Edition edition, Optional<Edition> whole, Caller caller, Instant now) {
        IntPredicate unmuted = Mutes.of(edition, whole, caller)::shows;
        var shown = unmuted.and(Legible.to(edition, caller.preferences()));
        return caller.preferences().hideLocked() ? shown.and(open(edition, caller, now)) : shown;
    }

    private static IntPredicate open(Edition edition, Caller caller, Instant now) {
        var open = edition.sourcesThat(it -> caller.access(it.id(), now) == Access.OPEN);
        return story -> open.get(edition.sourceOf(story));
    }

    private static Set<String> followed(Caller caller) {
        return caller.preferences().personalised()
                ? caller.preferences().follow().sources()
                : Set.of();
    }

    public Edition edition() {
        return edition;
    }

    /** Whether the caller sees the story at a place. */
    public boolean shows(int story) {
        return shown.test(story);
    }

    /** Which telling of an event stands for it. */
    public Leads leads() {
        return leads;
    }

    /** The same where only some stories may stand for an event. */
    public Leads leadsAmong(IntPredicate some) {
        return new Leads(edition, followed(caller), story -> some.test(story) && shown.test(story));
    }

    /** The card of the story at a place. */
    public CardView card(int story) {
        return card(story, edition.card(story), picked(story));
    }

    CardView card(int story, Card card, List<Reason> reasons) {
        return card(card, reasons, leads.toldBy(story));
    }

    private List<Reason> picked(int story) {
        var id = edition.id(story);
        return edition.picks().stream()
                .filter(pick -> pick.story().equals(id) && pick.standsAt(now))
                .limit(1)
                .map(_ -> Reason.PICKED)
                .toList();
    }

    /** A card that is not in the edition, as of a story that is live no longer. */
    public CardView card(Card card) {
        return card(card, List.of(), Optional.empty());
    }

    private CardView card(Card card, List<Reason> reasons, Optional<Leads.Told> told) {
        return CardView.of(
                card,
                reasons,
                edition.source(card.sourceId()),
                caller.access(card.sourceId(), now),
                told,
                now);
    }

    /** Cards that speak for themselves. */
    public List<CardView> cards(int... stories) {
        return IntStream.of(stories).mapToObj(this::card).toList();
    }
}
