package org.masthead.reader;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import org.crac.Core;
import org.crac.Resource;
import org.masthead.aws.AppPasswords;
import org.masthead.aws.AwsClients;
import org.masthead.aws.Briefings;
import org.masthead.aws.EditionStore;
import org.masthead.aws.EventsQueue;
import org.masthead.aws.MemberLists;
import org.masthead.aws.MembersTable;
import org.masthead.aws.PlansStore;
import org.masthead.aws.ReadingMeter;
import org.masthead.aws.SearchStore;
import org.masthead.aws.Secret;
import org.masthead.aws.SourcesTable;
import org.masthead.aws.StoriesTable;
import org.masthead.edition.Readership;
import org.masthead.lambda.Environment;
import org.masthead.lambda.HttpFunction;
import org.masthead.reader.access.Basic;
import org.masthead.reader.access.TokenVerifier;
import org.masthead.reader.discovery.CurrentIndex;
import org.masthead.reader.story.MonthlyMeter;
import org.masthead.reader.story.Walls;
import org.masthead.search.Archive;

/** HTTP in, JSON out. Primed with an edition before its SnapStart snapshot is taken. */
public final class ReaderHandler implements RequestStreamHandler, Resource {

    private final ReaderApi api;

    /** Wires from the environment that template.yaml declares. */
    public ReaderHandler() {
        this(
                from(
                        Environment.requiring(
                                "EDITIONS_BUCKET",
                                "SOURCES_TABLE",
                                "STORIES_TABLE",
                                "MEMBERS_TABLE",
                                "EVENTS_QUEUE_URL",
                                "TRIAL_SALT",
                                "METERED_STORIES",
                                "TOKEN_ISSUER",
                                "TOKEN_AUDIENCE")));
        Core.getGlobalContext().register(this);
    }

    ReaderHandler(ReaderApi api) {
        this.api = api;
    }

    private static ReaderApi from(Environment environment) {
        var dynamoDb = AwsClients.dynamoDb();
        var clock = Clock.tickSeconds(ZoneOffset.UTC);
        var salt = new Secret(AwsClients.secrets(), environment.get("TRIAL_SALT"), clock);
        var plans = new PlansStore(AwsClients.s3(), environment.get("EDITIONS_BUCKET"), clock);
        return new ReaderApi(
                new CurrentEditions(
                        new EditionStore(AwsClients.s3(), environment.get("EDITIONS_BUCKET")),
                        Readership.list(environment.get("EDITION_LANGUAGES")),
                        clock,
                        Thread::startVirtualThread),
                new CurrentIndex(
                        new SearchStore(AwsClients.s3(), environment.get("EDITIONS_BUCKET")),
                        clock,
                        Thread::startVirtualThread),
                archive(environment.get("ARCHIVE_ENDPOINT")),
                new SourcesTable(dynamoDb, environment.get("SOURCES_TABLE")),
                new StoriesTable(dynamoDb, environment.get("STORIES_TABLE")),
                new MembersTable(
                        dynamoDb, environment.get("MEMBERS_TABLE"), () -> salt.get("salt")),
                new MemberLists(dynamoDb, environment.get("MEMBERS_TABLE")),
                new EventsQueue(AwsClients.sqs(), environment.get("EVENTS_QUEUE_URL")),
                new Briefings(dynamoDb, environment.get("MEMBERS_TABLE")),
                plans,
                new TokenVerifier(
                        environment.get("TOKEN_ISSUER"), environment.get("TOKEN_AUDIENCE"), clock),
                new Basic(new AppPasswords(dynamoDb, environment.get("MEMBERS_TABLE")), clock),
                new Walls(
                        plans, environment.get("TOKEN_ISSUER"), environment.get("TOKEN_AUDIENCE")),
                new MonthlyMeter(
                        new ReadingMeter(dynamoDb, environment.get("MEMBERS_TABLE")),
                        Integer.parseInt(environment.get("METERED_STORIES"))),
                clock);
    }

    private static Archive archive(String endpoint) {
        return endpoint.isBlank() ? Archive.NONE : AwsClients.archive(endpoint);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream reply, Context context)
            throws IOException {
        HttpFunction.answer(event, reply, context, api::answer);
    }

    /** Loads what a first request would load: SDK, TLS, JSON, ranking, and an edition. */
    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        api.prime();
    }

    /** The edition in the snapshot is as old as the deployment. */
    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        api.refresh();
    }
}
