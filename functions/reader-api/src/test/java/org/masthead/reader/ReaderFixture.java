package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.story.Stories.NOON;
import static org.masthead.story.Stories.fetched;
import static org.masthead.story.Stories.story;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.crac.Core;
import org.masthead.aws.AppPasswords;
import org.masthead.aws.Briefings;
import org.masthead.aws.EditionStore;
import org.masthead.aws.EventsQueue;
import org.masthead.aws.LedgerTable;
import org.masthead.aws.MemberLists;
import org.masthead.aws.MembersTable;
import org.masthead.aws.PlansStore;
import org.masthead.aws.ReadingMeter;
import org.masthead.aws.SearchStore;
import org.masthead.aws.Secret;
import org.masthead.aws.SourcesTable;
import org.masthead.aws.StoriesTable;
import org.masthead.edition.Contents;
import org.masthead.edition.Edition;
import org.masthead.edition.EditionPointer;
import org.masthead.edition.Readership;
import org.masthead.json.Json;
import org.masthead.lambda.Environment;
import org.masthead.lambda.TestContext;
import org.masthead.local.engines.LocalAws;
import org.masthead.member.Plans;
import org.masthead.reader.access.Basic;
import org.masthead.reader.access.TokenVerifier;
import org.masthead.reader.discovery.CurrentIndex;
import org.masthead.reader.story.MonthlyMeter;
import org.masthead.reader.story.Walls;
import org.masthead.search.Archive;
import org.masthead.search.StoryIndexer;
import org.masthead.source.RightsPolicy;
import org.masthead.source.Source;
import org.masthead.story.RevisedStory;
import org.masthead.story.Story;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tools.jackson.databind.JsonNode;

/**
 * The API over real engines, held to the function's own role, with an edition of twelve stories by
 * three titles.
 */
final class ReaderFixture {

    static final LocalAws AWS = LocalAws.shared();

    /** A sentence that stands near the end of every story and in no teaser. */
    static final String LOCKED_WORDS = "nobody asked for their money back";

    private static final String OPENING = "The ferry waited in the harbour for the fog to lift.";
    private static final String MIDDLE =
            "People stood on the quay and talked about older fogs and older ferries. ".repeat(8);

    final MembersTable members = new MembersTable(AWS.dynamoDb(), AWS.tableName("MembersTable"));
    final StoriesTable stories = new StoriesTable(AWS.dynamoDb(), AWS.tableName("StoriesTable"));
    final EditionStore editions = new EditionStore(AWS.s3(), AWS.bucketName("EditionsBucket"));
    final SourcesTable sources = new SourcesTable(AWS.dynamoDb(), AWS.tableName("SourcesTable"));
    final List<RevisedStory> published;

    private final StoryIndexer indexer = StoryIndexer.empty();

    /** The calls of DynamoDB that the handler has made. */
    final List<String> reads = Collections.synchronizedList(new ArrayList<>());

    Instant now = NOON.plus(Duration.ofHours(1));

    /** None is kept, unless a test has one. */
    Archive archive = Archive.NONE;

    private final List<Readership> languages;
    private final ReaderHandler handler;

    ReaderFixture(TestIssuer issuer) {
        this(issuer, 0);
    }

    /** With a meter of so many stories a month. */
    ReaderFixture(TestIssuer issuer, int metered) {
        this(issuer, metered, List.of());
    }

    /** With editions of languages besides. */
    ReaderFixture(TestIssuer issuer, List<Readership> languages) {
        this(issuer, 0, languages);
    }

    private ReaderFixture(TestIssuer issuer, int metered, List<Readership> languages) {
        AWS.reset();
        this.languages = languages;
        published =
                List.of("courier", "crux", "tramline").stream()
                        .flatMap(source -> storiesOf(source).stream())
                        .toList();
        published.forEach(stories::merge);
        bind();
        handler = handler(issuer, metered);
    }

    LedgerTable ledger() {
        return new LedgerTable(
                AWS.dynamoDb(), AWS.tableName("MembersTable"), Plans.bundled(), () -> now);
    }

    private static List<RevisedStory> storiesOf(String source) {
        return List.of(1, 2, 3, 4).stream()
                .map(number ->
                        fetched(
                                of(
                                        source,
                                        story(
                                                "https://%s.example/%d".formatted(source, number),
                                                "%s %d".formatted(source, number),
                                                OPENING,
                                                MIDDLE,
                                                "In the end " + LOCKED_WORDS + ".")),
                                number))
                .toList();
    }

    private static Story of(String source, Story s) {
        return new Story(
                s.id(),
                s.url(),
                source,
                s.language(),
                Optional.of(source.equals("crux") ? "Politics" : "World"),
                s.topics(),
                s.headline(),
                s.standfirst(),
                s.authors(),
                s.published(),
                s.updated(),
                s.image(),
                120,
                30,
                s.publisherAccess(),
                s.blocks(),
                s.extraction(),
                s.contentType(),
                s.maxSnippet());
    }

    void bind() {
        bind(UnaryOperator.identity());
    }

    /** Binds the live stories, and what a test adds to them. */
    void bind(UnaryOperator<Contents> more) {
        var sources =
                List.of("courier", "crux", "tramline").stream().map(ReaderFixture::source).toList();
        publish(more.apply(Contents.of(sources, stories.live(now))));
    }

    /** Binds these contents as the edition function does, and indexes them. */
    void publish(Contents contents) {
        var bound = Edition.bind(now, contents);
        var earlier = editions.current().map(tagged -> editions.read(tagged.pointer().key()));
        var edition = earlier.map(bound::after).orElse(bound);
        publish(edition, editions);
        for (var readers : languages) {
            publish(
                    Edition.bind(now, readers.cut(contents), edition),
                    editions.forReaders(readers));
        }
        indexer.follow(edition);
        new SearchStore(AWS.s3(), AWS.bucketName("EditionsBucket")).put(indexer.file());
    }

    private void publish(Edition edition, EditionStore store) {
        store.put(edition);
        store.flip(EditionPointer.to(edition, now), store.current());
    }

    private static Source source(String id) {
        return new Source(
                id,
                "The " + id,
                "https://" + id + ".example/",
                List.of(),
                Optional.empty(),
                "en",
                "GB",
                List.of(),
                "by agreement",
                RightsPolicy.STATED);
    }

    private ReaderHandler handler(TestIssuer issuer, int metered) {
        var role = AWS.as("ReaderApi");
        var dynamoDb = counted(role.dynamoDb());
        var salt =
                new Secret(
                        role.secrets(),
                        Environment.of(AWS.environment("ReaderApi")).get("TRIAL_SALT"),
                        () -> now);
        var plans = new PlansStore(role.s3(), AWS.bucketName("EditionsBucket"), () -> now);
        return new ReaderHandler(
                new ReaderApi(
                        new CurrentEditions(
                                new EditionStore(role.s3(), AWS.bucketName("EditionsBucket")),
                                languages,
                                () -> now,
                                Runnable::run),
                        new CurrentIndex(
                                new SearchStore(role.s3(), AWS.bucketName("EditionsBucket")),
                                () -> now,
                                Runnable::run),
                        (query, from, most) -> archive.search(query, from, most),
                        new SourcesTable(dynamoDb, AWS.tableName("SourcesTable")),
                        new StoriesTable(dynamoDb, AWS.tableName("StoriesTable")),
                        new MembersTable(
                                dynamoDb, AWS.tableName("MembersTable"), () -> salt.get("salt")),
                        new MemberLists(dynamoDb, AWS.tableName("MembersTable")),
                        new EventsQueue(role.sqs(), AWS.queueUrl("EventsQueue")),
                        new Briefings(dynamoDb, AWS.tableName("MembersTable")),
                        plans,
                        new TokenVerifier(issuer.address(), "masthead", () -> now),
                        new Basic(
                                new AppPasswords(dynamoDb, AWS.tableName("MembersTable")),
                                () -> now),
                        new Walls(plans, issuer.address(), "masthead"),
                        new MonthlyMeter(
                                new ReadingMeter(dynamoDb, AWS.tableName("MembersTable")), metered),
                        () -> now));
    }

    /** Writes down the name of each call in {@link #reads}. */
    private DynamoDbClient counted(DynamoDbClient client) {
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        DynamoDbClient.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (proxy, method, arguments) -> {
                            reads.add(method.getName());
                            try {
                                return method.invoke(client, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getTargetException();
                            }
                        });
    }

    void beforeCheckpoint() {
        handler.beforeCheckpoint(Core.getGlobalContext());
    }

    void afterRestore() {
        handler.afterRestore(Core.getGlobalContext());
    }

    /** An answer: its status and its body, which is JSON or nothing. */
    record Answer(int status, String body, JsonNode headers) {

        JsonNode json() {
            return Json.tree(body.getBytes(StandardCharsets.UTF_8));
        }

        List<String> headlines() {
            return json().path("cards")
                    .valueStream()
                    .map(card -> card.path("headline").asString())
                    .toList();
        }
    }

    static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().path("content-type").asString())
                .isEqualTo("application/problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:masthead:problem:" + type);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("detail").asString()).isNotBlank();
    }

    Request anyStory() {
        return Request.story(published.getFirst().story().id());
    }

    /** A request as API Gateway sends it; {@code member} is whom its authorizer has verified. */
    record Request(
            String route,
            String path,
            Optional<String> member,
            Map<String, String> headers,
            Map<String, String> query,
            Map<String, String> pathParameters,
            String body) {

        static Request get(String route, String path) {
            return new Request(
                    "GET " + route, path, Optional.empty(), Map.of(), Map.of(), Map.of(), "");
        }

        static Request feed() {
            return get("/v1/feed", "/v1/feed");
        }

        static Request top() {
            return get("/v1/top", "/v1/top");
        }

        static Request picks() {
            return get("/v1/picks", "/v1/picks");
        }

        static Request sections() {
            return get("/v1/sections", "/v1/sections");
        }

        static Request cluster(String id) {
            return get("/v1/clusters/{id}", "/v1/clusters/" + id).with(Map.of("id", id));
        }

        static Request related(String id) {
            var request = get("/v1/stories/{id}/related", "/v1/stories/" + id + "/related");
            return request.with(Map.of("id", id));
        }

        static Request search(String query) {
            return get("/v1/search", "/v1/search").asking("q", query);
        }

        static Request briefing() {
            return get("/v1/briefing", "/v1/briefing");
        }

        static Request preferences() {
            return get("/v1/me/preferences", "/v1/me/preferences");
        }

        static Request story(String id) {
            var request = get("/v1/stories/{id}", "/v1/stories/" + id);
            return request.with(Map.of("id", id));
        }

        static Request source(String id) {
            return get("/v1/sources/{id}", "/v1/sources/" + id).with(Map.of("id", id));
        }

        static Request section(String name) {
            var request = get("/v1/sections/{section}", "/v1/sections/" + name);
            return request.with(Map.of("section", name));
        }

        private Request with(Map<String, String> parameters) {
            return new Request(route, path, member, headers, query, parameters, body);
        }

        Request as(String memberId) {
            return new Request(
                    route, path, Optional.of(memberId), headers, query, pathParameters, body);
        }

        Request bearing(String token) {
            return sayingIn("authorization", "Bearer " + token);
        }

        /** With that header alone. */
        Request sayingIn(String header, String value) {
            return new Request(
                    route, path, member, Map.of(header, value), query, pathParameters, body);
        }

        Request asking(String name, String value) {
            var more = new LinkedHashMap<>(query);
            more.put(name, value);
            return new Request(route, path, member, headers, more, pathParameters, body);
        }

        /** The same with another method and a body. */
        Request sending(String method, String json) {
            return new Request(
                    method + route.substring(route.indexOf(' ')),
                    path,
                    member,
                    headers,
                    query,
                    pathParameters,
                    json);
        }

        Request with(String parameter, String value) {
            var more = new LinkedHashMap<>(pathParameters);
            more.put(parameter, value);
            return with(more);
        }

        Request putting(String json) {
            return new Request(
                    route.replace("GET", "PUT"),
                    path,
                    member,
                    headers,
                    query,
                    pathParameters,
                    json);
        }

        Map<String, Object> event() {
            var context = new LinkedHashMap<String, Object>();
            context.put("http", Map.of("method", route.split(" ", 2)[0], "path", path));
            member.ifPresent(id ->
                    context.put("authorizer", Map.of("jwt", Map.of("claims", Map.of("sub", id)))));
            return Map.of(
                    "version", "2.0",
                    "routeKey", route,
                    "rawPath", path,
                    "headers", headers,
                    "queryStringParameters", query,
                    "pathParameters", pathParameters,
                    "requestContext", context,
                    "body", body,
                    "isBase64Encoded", false);
        }
    }

    Answer send(Request request) {
        return send(Json.writeBytes(request.event()));
    }

    Answer send(byte[] event) {
        var reply = Json.tree(reply(event));
        return new Answer(
                reply.path("statusCode").asInt(),
                reply.path("body").asString(),
                reply.path("headers"));
    }

    /** What the handler answers, as API Gateway would get it. */
    byte[] reply(byte[] event) {
        try {
            var out = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event), out, new TestContext());
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
    }

    /** Operators change the plans. */
    void change(String plans) {
        new PlansStore(AWS.s3(), AWS.bucketName("EditionsBucket"), () -> now)
                .put(plans.getBytes(StandardCharsets.UTF_8));
    }

    /** A member whose trial ended yesterday. */
    void seeExpired(String member) {
        members.see(member, now.minus(Duration.ofDays(15)));
    }
}
