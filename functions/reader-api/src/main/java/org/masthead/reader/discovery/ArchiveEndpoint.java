package org.masthead.reader.discovery;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Log;
import org.masthead.lambda.Problem;
import org.masthead.member.Member;
import org.masthead.page.Digest;
import org.masthead.reader.access.Caller;
import org.masthead.reader.feed.CardPages;
import org.masthead.reader.feed.CardView;
import org.masthead.reader.feed.Cursor;
import org.masthead.reader.feed.Paging;
import org.masthead.reader.feed.Sight;
import org.masthead.reader.feed.Taste;
import org.masthead.search.Archive;
import org.masthead.search.SearchQuery;
import org.masthead.story.Card;

/**
 * {@code GET /v1/search?in=archive}: every story that was ever carried, where an archive is kept.
 */
final class ArchiveEndpoint {

    /** Deeper pages cost OpenSearch more than they tell anybody. */
    private static final int DEEPEST = 1_000;

    private final Archive archive;

    ArchiveEndpoint(Archive archive) {
        this.archive = archive;
    }

    HttpReply search(HttpRequest request, Sight sight, Caller.SignedIn caller, SearchQuery query) {
        var list = "archive:" + Digest.sha256(query.toString()).substring(0, 16);
        var first = new Cursor(list, sight.edition().version(), 0);
        return switch (Paging.of(request, list)) {
            case Paging.Unusable(var problem) -> problem;
            case Paging.First(int limit) -> search(sight, caller, query, first, limit);
            case Paging.Further(int limit, var from) -> search(sight, caller, query, from, limit);
        };
    }

    private HttpReply search(
            Sight sight, Caller.SignedIn caller, SearchQuery query, Cursor from, int limit) {
        return switch (archive.search(query, from.offset(), limit)) {
            case Archive.Outcome.NotKept() -> notKept();
            case Archive.Outcome.Unavailable(var why) -> unavailable(why);
            case Archive.Outcome.Found(var cards, boolean more) -> {
                int end = from.offset() + limit;
                var next = new Cursor(from.list(), from.edition(), end).encode();
                yield HttpReply.ok(
                        new CardPages.Page(
                                sight.edition().version(),
                                seen(sight, caller, cards),
                                Optional.of(next).filter(_ -> more && end < DEEPEST)));
            }
        };
    }

    /** A page may be short: what the member mutes, or is carried no more, is taken out of it. */
    private List<CardView> seen(Sight sight, Caller.SignedIn caller, List<Card> cards) {
        Member member = caller.member();
        var mute = new Taste(member.preferences().mute());
        var hidden = member.hidden().stories().collect(Collectors.toSet());
        return cards.stream()
                .filter(card -> sight.edition().source(card.sourceId()).isPresent())
                .filter(card -> !mute.touches(card) && !hidden.contains(card.id()))
                .map(sight::card)
                .toList();
    }

    private static HttpReply notKept() {
        return HttpReply.problem(
                Problem.of(
                        "no-archive",
                        "There is no archive to search in",
                        404,
                        "This installation searches live stories only: leave in=archive out."));
    }

    private static HttpReply unavailable(String why) {
        Log.warn("The archive could not be searched", "reason", why);
        return HttpReply.problem(
                        Problem.of(
                                "archive-unavailable",
                                "The archive does not answer",
                                503,
                                "Live stories can be searched; try the archive again in a minute."))
                .with("retry-after", "60");
    }
}
