package org.masthead.fetch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.masthead.aws.AwsClients;
import org.masthead.aws.FeedSearches;
import org.masthead.aws.FetchQueue;
import org.masthead.aws.HostsTable;
import org.masthead.aws.HubLeases;
import org.masthead.aws.PageStore;
import org.masthead.aws.PagesTable;
import org.masthead.aws.SourcesTable;
import org.masthead.fetch.discovery.DiscoverErrand;
import org.masthead.fetch.host.Courtesy;
import org.masthead.fetch.host.Pause;
import org.masthead.fetch.http.Fetcher;
import org.masthead.fetch.hub.Subscriptions;
import org.masthead.json.Json;
import org.masthead.lambda.Environment;
import org.masthead.lambda.Log;
import org.masthead.lambda.SqsBatch;
import org.masthead.page.FetchMessage;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Fetch messages in; pages, outcomes and more fetch messages out. */
public final class FetchHandler implements RequestStreamHandler {

    private static final String[] REQUIRED = {
        "SOURCES_TABLE",
        "PAGES_TABLE",
        "HOSTS_TABLE",
        "PAGES_BUCKET",
        "FETCH_QUEUE_URL",
        "OPERATOR_CONTACT",
        "API_URL"
    };

    private final Errand errand;

    /** Wires from the environment that template.yaml declares. */
    public FetchHandler() {
        this(
                Environment.requiring(REQUIRED),
                AwsClients.dynamoDb(),
                AwsClients.s3(),
                AwsClients.sqs(),
                Clock.tickMillis(ZoneOffset.UTC),
                Pause.sleeping(Clock.systemUTC()));
    }

    FetchHandler(
            Environment environment,
            DynamoDbClient dynamoDb,
            S3Client s3,
            SqsClient sqs,
            InstantSource turnClock,
            Pause pause) {
        // What is written down is told to the second; turns are shorter than that.
        var clock = Clock.tick(turnClock.withZone(ZoneOffset.UTC), Duration.ofSeconds(1));
        var fetcher =
                new Fetcher(
                        environment.get("OPERATOR_CONTACT"),
                        environment.get("PRIVATE_ORIGINS"),
                        clock);
        var pages = new PagesTable(dynamoDb, environment.get("PAGES_TABLE"));
        var sources = new SourcesTable(dynamoDb, environment.get("SOURCES_TABLE"));
        var store = new PageStore(s3, environment.get("PAGES_BUCKET"));
        var queue = new FetchQueue(sqs, environment.get("FETCH_QUEUE_URL"));
        var hosts = new HostsTable(dynamoDb, environment.get("HOSTS_TABLE"));
        var courtesy = new Courtesy(fetcher, hosts, turnClock, pause);
        var subscriptions =
                new Subscriptions(
                        courtesy,
                        new HubLeases(dynamoDb, environment.get("SOURCES_TABLE")),
                        sources,
                        queue,
                        publicAddress(environment),
                        clock);
        var searches = new FeedSearches(dynamoDb, environment.get("SOURCES_TABLE"));
        var policies = new Policies(sources, clock);
        var keeping = new Keeping(store, clock);
        this.errand =
                new Errand(
                        courtesy,
                        queue,
                        turnClock,
                        pages,
                        policies,
                        new Errand.Kinds(
                                new PageErrand(pages, queue, keeping, courtesy, policies),
                                new EntryErrand(pages, queue, keeping, courtesy, policies),
                                new FeedErrand(pages, sources, queue, subscriptions, clock),
                                new DiscoverErrand(sources, searches, queue, clock),
                                subscriptions));
    }

    /** Where hubs reach the API: a domain of its own, where it has one. */
    private static String publicAddress(Environment environment) {
        var own = environment.get("PUBLIC_ADDRESS");
        return own.isBlank() ? environment.get("API_URL") : own;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream reply, Context context)
            throws IOException {
        SqsBatch.sideBySide(
                event,
                reply,
                context,
                message -> {
                    var errandMessage = Json.read(message.body(), FetchMessage.class);
                    Log.about(errandMessage.correlationId(), () -> errand.carryOut(errandMessage));
                });
    }
}
