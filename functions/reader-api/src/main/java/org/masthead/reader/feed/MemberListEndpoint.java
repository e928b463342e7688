package org.masthead.reader.feed;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.masthead.aws.MemberLists;
import org.masthead.aws.StoriesTable;
import org.masthead.edition.Edition;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.member.Member;
import org.masthead.reader.access.Caller;
import org.masthead.story.Card;

/**
 * {@code GET /v1/me/saved} and {@code GET /v1/me/history}: stories, the latest first. Cards of
 * stories that are not live come from the stories table; one that its publisher took down has none.
 * Mutes do not matter here: the member asked for these stories once.
 */
public final class MemberListEndpoint {

    private static final int USUAL = 30;
    private static final int MOST = 100;

    private final Supplier<Optional<Edition>> edition;
    private final StoriesTable stories;
    private final MemberLists lists;
    private final InstantSource clock;

    public MemberListEndpoint(
            Supplier<Optional<Edition>> edition,
            StoriesTable stories,
            MemberLists lists,
            InstantSource clock) {
        this.edition = edition;
        this.stories = stories;
        this.lists = lists;
        this.clock = clock;
    }

    /**
     * A page of a list.
     *
     * @param next the cursor of the next page; absent on the last
     */
    record Page(List<Listed> stories, Optional<String> next) {}

    /**
     * A story in the list.
     *
     * @param at when it was saved, or first opened
     * @param card empty where the story is not shown any more
     */
    record Listed(String story, Instant at, Optional<CardView> card) {}

    /** What the member saved and did not take back. */
    public HttpReply saved(HttpRequest request, Caller caller) {
        return show(MemberLists.SAVED, request, caller);
    }

    /** What the member opened. */
    public HttpReply history(HttpRequest request, Caller caller) {
        return show(MemberLists.HISTORY, request, caller);
    }

    /** Takes a story out of the history; 404 where it is not in it. */
    public HttpReply unlist(HttpRequest request, Caller caller) {
        return switch (caller) {
            case Caller.Anonymous() -> signIn();
            case Caller.SignedIn(var member) -> {
                var story = request.pathParameter("story");
                yield lists.unlist(member.id(), story) ? HttpReply.nothing() : notListed(story);
            }
        };
    }

    private HttpReply show(MemberLists.Name list, HttpRequest request, Caller caller) {
        return switch (caller) {
            case Caller.Anonymous() -> signIn();
            case Caller.SignedIn(var member) -> {
                var cursor = request.query("cursor");
                var place = cursor.flatMap(MemberLists.Place::decode);
                var limit = limit(request);
                yield limit.isEmpty() || (cursor.isPresent() && place.isEmpty())
                        ? badPage()
                        : page(list, member, caller, place, limit.get());
            }
        };
    }

    private static Optional<Integer> limit(HttpRequest request) {
        try {
            return Optional.of(request.query("limit").map(Integer::valueOf).orElse(USUAL))
                    .filter(limit -> limit >= 1 && limit <= MOST);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private HttpReply page(
            MemberLists.Name list,
            Member member,
            Caller caller,
            Optional<MemberLists.Place> after,
            int limit) {
        var page = lists.page(list, member.id(), after, limit);
        var since = list.equals(MemberLists.HISTORY) ? member.profile().since() : Instant.MIN;
        // What was forgotten is deleted within seconds; until then it is not shown.
        var entries = page.entries().stream().filter(it -> it.at().isAfter(since)).toList();
        var cards = cards(entries.stream().map(MemberLists.Entry::story).toList());
        var listed =
                entries.stream()
                        .map(it ->
                                new Listed(
                                        it.story(),
                                        it.at(),
                                        Optional.ofNullable(cards.get(it.story()))
                                                .map(card -> view(card, caller))))
                        .toList();
        return HttpReply.ok(new Page(listed, page.next().map(MemberLists.Place::encode)));
    }

    private Map<String, Card> cards(List<String> ids) {
        var cards = new HashMap<String, Card>();
        edition.get()
                .ifPresent(live ->
                        ids.forEach(id ->
                                live.story(id).stream()
                                        .forEach(story -> cards.put(id, live.card(story)))));
        var missing = ids.stream().filter(id -> !cards.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            stories.shown(missing).forEach((id, story) -> cards.put(id, story.card()));
        }
        return cards;
    }

    private CardView view(Card card, Caller caller) {
        var now = clock.instant();
        return CardView.of(
                card,
                List.of(),
                edition.get().flatMap(live -> live.source(card.sourceId())),
                caller.access(card.sourceId(), now),
                Optional.empty(),
                now);
    }

    private static HttpReply signIn() {
        return HttpReply.problem(
                Problem.signIn("Saved stories and history are a member's own: send their token."));
    }

    private static HttpReply badPage() {
        return HttpReply.problem(
                Problem.of(
                        "bad-page",
                        "There is no such page",
                        400,
                        "Send a limit of 1 to 100, and as cursor the 'next' of the page before."));
    }

    private static HttpReply notListed(String story) {
        return HttpReply.problem(
                Problem.of(
                        "not-in-history",
                        "The story is not in the history",
                        404,
                        "There is no '%s' in it; GET /v1/me/history lists what is."
                                .formatted(story)));
    }
}
