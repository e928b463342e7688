package org.masthead.fetch.discovery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Document;
import org.masthead.address.WebAddress;
import org.masthead.aws.FeedSearches;
import org.masthead.aws.FetchQueue;
import org.masthead.aws.SourcesTable;
import org.masthead.fetch.feed.Discovery;
import org.masthead.fetch.http.FetchResult;
import org.masthead.lambda.Log;
import org.masthead.page.FetchMessage;
import org.masthead.page.PageFacts;
import org.masthead.source.CheckedSource;
import org.masthead.source.FeedSearch;
import org.masthead.source.Source;
import org.masthead.source.SourceState;

/**
 * What is done with the answer to a GET of a home page, or of a feed that it may have. One message
 * tries one address and sends the next, so that a search is as polite as everything else; how far
 * it has come stands with the source, so that a message that comes twice changes nothing.
 */
public final class DiscoverErrand {

    private static final int MOST_ATTEMPTS = 3;
    private static final Duration BEFORE_NEXT_ATTEMPT = Duration.ofMinutes(1);

    /** A page with fewer links to stories is no list of them. */
    private static final int SHORTEST_LIST = 5;

    private final SourcesTable sources;
    private final FeedSearches searches;
    private final FetchQueue queue;
    private final InstantSource clock;

    public DiscoverErrand(
            SourcesTable sources, FeedSearches searches, FetchQueue queue, InstantSource clock) {
        this.sources = sources;
        this.searches = searches;
        this.queue = queue;
        this.clock = clock;
    }

    /** Takes a search one address further. */
    public void finish(FetchMessage message, FetchResult result) {
        var isSearched =
                sources.find(message.sourceId())
                        .filter(source -> source.state() == SourceState.DISCOVERING);
        if (isSearched.isEmpty()) {
            Log.info("Nobody looks for its feeds any more", "source", message.sourceId());
            return;
        }
        var seen = searches.find(message.sourceId());
        var last = seen.map(FeedSearch::askedAt).orElse(Instant.MIN);
        if (last.isBefore(message.issuedAt())) {
            begin(message, seen, result);
        } else if (last.equals(message.issuedAt())) {
            seen.ifPresent(search -> goOn(message, search, result));
        }
    }

    private void begin(FetchMessage message, Optional<FeedSearch> seen, FetchResult result) {
        switch (result) {
            case FetchResult.Fetched fetched -> {
                var search = search(message, fetched);
                Log.info(
                        "Home page read",
                        "source",
                        message.sourceId(),
                        "namedFeeds",
                        search.linked().size());
                advance(message, seen, search);
            }
            case FetchResult.Failed(var reason, var ignored)
                    when message.attempt() < MOST_ATTEMPTS -> {
                Log.info("Home page is tried again", "url", message.url(), "reason", reason);
                queue.sendLater(
                        message.again(clock.instant().plus(BEFORE_NEXT_ATTEMPT)),
                        BEFORE_NEXT_ATTEMPT);
            }
            case FetchResult.Failed(var reason, var ignored) -> unreadable(message, reason);
            case FetchResult.NotModified ignored -> unreadable(message, "origin answered 304");
            case FetchResult.Gone gone -> unreadable(message, gone.reason());
            case FetchResult.NotFound missing -> unreadable(message, missing.reason());
            case FetchResult.Unavailable(var reason, var ignored) -> unreadable(message, reason);
            case FetchResult.Disallowed(var reason) -> unreadable(message, reason);
            case FetchResult.Refused(var reason) -> unreadable(message, reason);
        }
    }

    private void unreadable(FetchMessage message, String reason) {
        giveUp(message, "the home page could not be read: " + reason);
    }

    private static FeedSearch search(FetchMessage message, FetchResult.Fetched fetched) {
        var read = Reading.of(fetched);
        var page = read.asHtml();
        return new FeedSearch(
                message.issuedAt(),
                fetched.url(),
                !read.isFeed() && read.stories().size() >= SHORTEST_LIST,
                FrontPage.facts(page, read.url()),
                read.isFeed() ? List.of() : named(page, read.url()),
                read.isFeed() ? List.of() : texts(Discovery.wellKnown(read.url())),
                read.isFeed() ? List.of(fetched.url()) : List.of(),
                List.of());
    }

    private static List<String> named(Document page, HttpUrl url) {
        return texts(
                Discovery.candidates(page, url).stream().map(Discovery.Candidate::url).toList());
    }

    private static List<String> texts(List<HttpUrl> urls) {
        return urls.stream().map(HttpUrl::toString).filter(PageFacts::hold).toList();
    }

    private void goOn(FetchMessage message, FeedSearch search, FetchResult result) {
        if (search.next().filter(message.url()::equals).isEmpty()) {
            step(message, search); // this address was tried before: see that the next one is
            return;
        }
        var next =
                switch (result) {
                    case FetchResult.Fetched fetched -> tried(message, search, fetched);
                    case FetchResult.NotModified ignored -> search.without(message.url());
                    case FetchResult.Gone ignored -> search.without(message.url());
                    case FetchResult.NotFound ignored -> search.without(message.url());
                    case FetchResult.Unavailable ignored -> search.without(message.url());
                    case FetchResult.Disallowed ignored -> search.without(message.url());
                    case FetchResult.Refused ignored -> search.without(message.url());
                    case FetchResult.Failed ignored -> search.without(message.url());
                };
        advance(message, Optional.of(search), next);
    }

    private static FeedSearch tried(
            FetchMessage message, FeedSearch search, FetchResult.Fetched fetched) {
        var read = Reading.of(fetched);
        return read.isFeed()
                ? search.with(message.url(), read.stories())
                : search.without(message.url());
    }

    /** Written before the next message is sent: that message must find it. */
    private void advance(FetchMessage message, Optional<FeedSearch> seen, FeedSearch next) {
        if (searches.replace(message.sourceId(), seen, next)) {
            step(message, next);
        }
    }

    private void step(FetchMessage message, FeedSearch search) {
        search.next()
                .ifPresentOrElse(
                        url -> queue.send(List.of(next(message, url))),
                        () -> conclude(message, search));
    }

    private static FetchMessage next(FetchMessage message, String url) {
        return message.following(FetchMessage.Kind.DISCOVER, url);
    }

    private void conclude(FetchMessage message, FeedSearch search) {
        if (search.feeds().isEmpty()) {
            giveUp(
                    message,
                    "the home page names no feed that can be read, none is at the usual"
                            + " addresses, and the page itself lists no stories");
            return;
        }
        var now = clock.instant();
        sources.change(message.sourceId(), known -> carried(known, search, now));
        Log.info("Feeds found", "source", message.sourceId(), "feeds", search.feeds());
    }

    private static CheckedSource carried(CheckedSource known, FeedSearch search, Instant now) {
        return known.state() == SourceState.DISCOVERING
                ? known.redefined(told(known.source(), search), now).resumed(now)
                : known;
    }

    /** What operators have said stands; the page fills in what they have left out. */
    private static Source told(Source source, FeedSearch search) {
        var facts = search.facts();
        return new Source(
                source.id(),
                isUnnamed(source) ? facts.name().orElse(source.name()) : source.name(),
                source.homePage(),
                search.feeds(),
                source.logo().or(facts::logo),
                source.language().equals(Source.UNKNOWN_LANGUAGE)
                        ? facts.language().orElse(source.language())
                        : source.language(),
                source.country(),
                source.topics(),
                source.licence(),
                source.rights());
    }

    /** Whose name is its host's: nobody has said another. */
    private static boolean isUnnamed(Source source) {
        return WebAddress.parse(source.homePage())
                .filter(home -> home.host().replaceFirst("^www\\.", "").equals(source.name()))
                .isPresent();
    }

    /** A source that had feeds before goes on with them. */
    private void giveUp(FetchMessage message, String why) {
        var now = clock.instant();
        sources.change(
                message.sourceId(),
                known ->
                        known.source().feeds().isEmpty()
                                ? known.undiscovered("no feed found: " + why)
                                : known.resumed(now));
        Log.warn("No feed found", "source", message.sourceId(), "reason", why);
    }
}
