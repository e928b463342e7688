package org.masthead.reader;

import java.time.InstantSource;
import org.masthead.aws.Briefings;
import org.masthead.aws.EventsQueue;
import org.masthead.aws.MemberLists;
import org.masthead.aws.MembersTable;
import org.masthead.aws.SourcesTable;
import org.masthead.aws.StoriesTable;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.member.Plans;
import org.masthead.member.ProfileVersion;
import org.masthead.reader.access.Basic;
import org.masthead.reader.access.Caller;
import org.masthead.reader.access.TokenVerifier;
import org.masthead.reader.discovery.BriefingEndpoint;
import org.masthead.reader.discovery.ClusterEndpoint;
import org.masthead.reader.discovery.CurrentIndex;
import org.masthead.reader.discovery.ListsEndpoint;
import org.masthead.reader.discovery.RelatedEndpoint;
import org.masthead.reader.discovery.SearchEndpoint;
import org.masthead.reader.edition.Newsstand;
import org.masthead.reader.event.EventsEndpoint;
import org.masthead.reader.feed.CardPages;
import org.masthead.reader.feed.FeedEndpoint;
import org.masthead.reader.feed.MemberListEndpoint;
import org.masthead.reader.feed.SourcesEndpoint;
import org.masthead.reader.feed.SyncEndpoint;
import org.masthead.reader.preferences.PreferencesEndpoint;
import org.masthead.reader.profile.ProfileEndpoint;
import org.masthead.reader.source.SourceEndpoint;
import org.masthead.reader.story.MonthlyMeter;
import org.masthead.reader.story.StoryEndpoint;
import org.masthead.reader.story.Walls;
import org.masthead.search.Archive;

/** Which endpoint answers which route of template.yaml. */
public final class ReaderApi {

    private final CurrentEditions editions;
    private final Newsstand stand;
    private final MembersTable members;
    private final TokenVerifier tokens;
    private final Basic basic;
    private final InstantSource clock;
    private final Plans plans;
    private final FeedEndpoint feed;
    private final ListsEndpoint lists;
    private final ClusterEndpoint cluster;
    private final RelatedEndpoint related;
    private final SearchEndpoint search;
    private final BriefingEndpoint briefing;
    private final SourcesEndpoint sources;
    private final SourceEndpoint source;
    private final StoryEndpoint story;
    private final SyncEndpoint sync;
    private final PreferencesEndpoint preferences;
    private final EventsEndpoint events;
    private final ProfileEndpoint profile;
    private final MemberListEndpoint kept;

    /**
     * The API over what it reads and writes.
     *
     * @param archive searched when a member asks for more than the live stories
     * @param basic for the app passwords of reader apps
     * @param meter how many stories a month are open without membership
     */
    public ReaderApi(
            CurrentEditions editions,
            CurrentIndex index,
            Archive archive,
            SourcesTable titles,
            StoriesTable stories,
            MembersTable members,
            MemberLists memberLists,
            EventsQueue queue,
            Briefings briefings,
            Plans plans,
            TokenVerifier tokens,
            Basic basic,
            Walls walls,
            MonthlyMeter meter,
            InstantSource clock) {
        this.editions = editions;
        this.stand = editions.stand();
        this.plans = plans;
        this.members = members;
        this.tokens = tokens;
        this.basic = basic;
        this.clock = clock;
        this.feed = new FeedEndpoint(stand, clock);
        editions.beforeServing(feed::prepare);
        var pages = new CardPages(stand, clock);
        this.lists = new ListsEndpoint(pages, clock);
        this.cluster = new ClusterEndpoint(pages);
        this.related = new RelatedEndpoint(pages, stories::find);
        this.briefing = new BriefingEndpoint(pages, briefings, clock);
        this.search = new SearchEndpoint(pages, index::get, archive);
        this.sources = new SourcesEndpoint(stand::whole);
        this.source = new SourceEndpoint(titles::account);
        this.story = new StoryEndpoint(stand::whole, stories, walls, meter, clock);
        this.sync = new SyncEndpoint(stand, clock);
        this.preferences = new PreferencesEndpoint(stand::whole, members);
        this.events = new EventsEndpoint(members, memberLists, queue, clock);
        this.kept = new MemberListEndpoint(stand::whole, stories, memberLists, clock);
        this.profile = new ProfileEndpoint(stand::whole, members, queue, clock);
    }

    /** Answers a request to any route; one that there is not with a problem. */
    public HttpReply answer(HttpRequest request) {
        return switch (basic.caller(request).orElseGet(() -> tokens.caller(request))) {
            case TokenVerifier.Rejected(var reason) -> rejected(request, reason);
            case TokenVerifier.Unknown() -> issuerUnavailable();
            case TokenVerifier.Anonymous() -> route(request, new Caller.Anonymous());
            case TokenVerifier.Verified(var person) ->
                    route(
                            request,
                            new Caller.SignedIn(
                                    members.see(person, clock.instant(), seen(request))
                                            .under(plans)));
        };
    }

    /** An app that sends back what a write answered sees that write, whichever instance it asks. */
    private static ProfileVersion seen(HttpRequest request) {
        return request.header(ProfileVersion.HEADER)
                .flatMap(ProfileVersion::of)
                .orElse(ProfileVersion.NONE);
    }

    private HttpReply route(HttpRequest request, Caller caller) {
        return stand.refusal(request).orElseGet(() -> routed(request, caller));
    }

    private HttpReply routed(HttpRequest request, Caller caller) {
        return switch (request.route()) {
            case "GET /v1/feed" -> feed.feed(request, caller);
            case "GET /v1/top" -> lists.top(request, caller);
            case "GET /v1/picks" -> lists.picks(request, caller);
            case "GET /v1/sections" -> lists.sections(request, caller);
            case "GET /v1/sections/{section}" -> lists.section(request, caller);
            case "GET /v1/clusters/{id}" -> cluster.show(request, caller);
            case "GET /v1/stories/{id}/related" -> related.show(request, caller);
            case "GET /v1/briefing" -> briefing.show(request, caller);
            case "GET /v1/search" -> search.search(request, caller);
            case "GET /v1/sources" -> sources.list();
            case "GET /v1/sources/{id}" -> source.show(request);
            case "GET /v1/stories/{id}" -> story.show(request, caller);
            case "GET /v1/sync" -> sync.changes(request, caller);
            case "POST /v1/me/events" -> events.take(request, caller);
            case "GET /v1/me/profile" -> profile.show(caller);
            case "DELETE /v1/me/profile" -> profile.forget(caller);
            case "DELETE /v1/me/profile/{kind}/{value}" -> profile.forgetPart(request, caller);
            case "GET /v1/me/saved" -> kept.saved(request, caller);
            case "GET /v1/me/history" -> kept.history(request, caller);
            case "DELETE /v1/me/history/{story}" -> kept.unlist(request, caller);
            case "GET /v1/me/preferences" -> preferences.show(caller);
            case "PUT /v1/me/preferences" -> preferences.replace(request, caller);
            default -> HttpReply.problem(Problem.noSuchRoute(request));
        };
    }

    private static HttpReply rejected(HttpRequest request, String reason) {
        return Basic.isSentBy(request) ? wrongPassword(reason) : wrongToken(reason);
    }

    private static HttpReply wrongPassword(String reason) {
        return HttpReply.problem(
                        Problem.of(
                                "invalid-app-password",
                                "The app password was not accepted",
                                401,
                                "Refused: "
                                        + reason
                                        + ". POST /v1/me/app-passwords makes a new one."))
                .with("www-authenticate", "Basic realm=\"Masthead\", charset=\"UTF-8\"");
    }

    private static HttpReply wrongToken(String reason) {
        return HttpReply.problem(
                        Problem.of(
                                "invalid-token",
                                "The token was not accepted",
                                401,
                                "The bearer token was refused: "
                                        + reason
                                        + ". Get a new one, or send none to read as a guest."))
                .with(
                        "www-authenticate",
                        "Bearer error=\"invalid_token\", error_description=\"" + reason + "\"");
    }

    /** Not a 401: an app would sign its member out for it. */
    private static HttpReply issuerUnavailable() {
        return HttpReply.problem(
                        Problem.of(
                                "issuer-unavailable",
                                "The token cannot be checked now",
                                503,
                                "The token issuer's keys cannot be read. Keep the token and try"
                                        + " again."))
                .with("retry-after", "10");
    }

    /** Does once, and throws away, what the first requests would otherwise wait for. */
    void prime() {
        refresh();
        members.find("priming");
        plans.all();
        feed.prime();
        lists.prime();
        search.prime();
        tokens.prime();
    }

    void refresh() {
        editions.look();
    }
}
