package org.masthead.reader.discovery;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.masthead.edition.Edition;
import org.masthead.edition.Readership;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.page.Digest;
import org.masthead.reader.access.Caller;
import org.masthead.reader.feed.CardPages;
import org.masthead.reader.feed.Paging;
import org.masthead.reader.feed.Sight;
import org.masthead.search.Archive;
import org.masthead.search.Hit;
import org.masthead.search.QueryText;
import org.masthead.search.Relevance;
import org.masthead.search.SearchQuery;
import org.masthead.search.StoryIndex;

/** {@code GET /v1/search}: live stories by words, one card an event. */
public final class SearchEndpoint {

    /** Hits that are put into order and paged through. */
    static final int MOST = 500;

    private final CardPages pages;
    private final Supplier<Optional<StoryIndex>> index;
    private final ArchiveEndpoint archive;

    /**
     * The endpoint.
     *
     * @param index of the live stories; empty until the first is stored
     * @param archive what {@code in=archive} asks
     */
    public SearchEndpoint(CardPages pages, Supplier<Optional<StoryIndex>> index, Archive archive) {
        this.pages = pages;
        this.index = index;
        this.archive = new ArchiveEndpoint(archive);
    }

    public HttpReply search(HttpRequest request, Caller caller) {
        return switch (caller) {
            case Caller.Anonymous() ->
                    HttpReply.problem(
                            Problem.signIn("Searching is for members: send a member's token."));
            case Caller.SignedIn member -> read(request, member);
        };
    }

    private HttpReply read(HttpRequest request, Caller.SignedIn caller) {
        return switch (QueryText.read(request.query("q").orElse(""), filters(request))) {
            case QueryText.Outcome.Faulty(var faults) -> badQuery(faults);
            case QueryText.Outcome.Read(var query) ->
                    pages.sight(request, caller)
                            .map(sight -> search(request, caller, sight, query))
                            .orElseGet(Paging::noEdition);
        };
    }

    private static Map<String, String> filters(HttpRequest request) {
        var filters = new LinkedHashMap<String, String>();
        for (var name : QueryText.FILTERS) {
            request.query(name).ifPresent(value -> filters.put(name, value));
        }
        return filters;
    }

    private HttpReply search(
            HttpRequest request, Caller.SignedIn caller, Sight sight, SearchQuery query) {
        return switch (request.query("in").orElse("live")) {
            case "live" -> searchLive(request, caller, sight, query);
            case "archive" -> archive.search(request, sight, caller, query);
            default -> badQuery(List.of("in is neither live nor archive"));
        };
    }

    private HttpReply searchLive(
            HttpRequest request, Caller caller, Sight sight, SearchQuery query) {
        var unknown = unknownSources(sight.edition(), query.sources());
        if (!unknown.isEmpty()) {
            return badQuery(unknown);
        }
        // The query is in the cursor, so that no page continues another search.
        var list = "search:" + Digest.sha256(query.toString()).substring(0, 16);
        return index.get()
                .map(stories ->
                        pages.answer(
                                request,
                                caller,
                                list,
                                (seen, most) -> places(stories, query, seen, most)))
                .orElseGet(SearchEndpoint::noIndex);
    }

    private static List<String> unknownSources(Edition edition, Set<String> sources) {
        return sources.stream()
                .filter(id -> edition.source(id).isEmpty())
                .sorted()
                .map("there is no source '%s'; see /v1/sources"::formatted)
                .toList();
    }

    /** The best hit of each event: another telling that lacks the words would not be one. */
    private static int[] places(StoryIndex stories, SearchQuery query, Sight sight, int most) {
        var edition = sight.edition();
        var told = new HashSet<Integer>();
        return Arrays.stream(Relevance.order(edition, hits(stories, query, edition)))
                .filter(sight::shows)
                .filter(story -> edition.clusterOf(story) < 0 || told.add(edition.clusterOf(story)))
                .limit(most)
                .toArray();
    }

    /** The index is of everybody's edition: for a language's it is looked through more deeply. */
    private static List<Hit> hits(StoryIndex stories, SearchQuery query, Edition edition) {
        return edition.readership().equals(Readership.EVERYBODY)
                ? stories.search(query, MOST)
                : stories.search(query, MOST, id -> edition.story(id).isPresent());
    }

    private static HttpReply badQuery(List<String> faults) {
        return HttpReply.problem(
                Problem.of(
                        "bad-query",
                        "The query is not usable",
                        400,
                        String.join("; ", faults)
                                + ". Send words: q=ferry \"north pier\" -delay source:courier"));
    }

    private static HttpReply noIndex() {
        return HttpReply.problem(
                        Problem.of(
                                "no-index-yet",
                                "There is nothing to search in yet",
                                503,
                                "The search index is made with the first edition; try again."))
                .with("retry-after", "15");
    }

    /** Loads the index and searches it once. */
    public void prime() {
        index.get().ifPresent(stories -> stories.search(SearchQuery.of("news"), MOST));
    }
}
