package org.masthead.admin;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.masthead.aws.AuditTable;
import org.masthead.aws.AwsClients;
import org.masthead.aws.FetchQueue;
import org.masthead.aws.PicksTable;
import org.masthead.aws.SourcesTable;
import org.masthead.aws.StoriesTable;
import org.masthead.lambda.Environment;
import org.masthead.lambda.HttpFunction;
import org.masthead.source.catalogue.Hosts;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** An operator's HTTP in, changes of sources out. */
public final class AdminHandler implements RequestStreamHandler {

    private final AdminApi api;

    /** Wires from the environment that template.yaml declares. */
    public AdminHandler() {
        this(
                Environment.requiring(
                        "SOURCES_TABLE",
                        "STORIES_TABLE",
                        "PICKS_TABLE",
                        "AUDIT_TABLE",
                        "FETCH_QUEUE_URL"),
                AwsClients.dynamoDb(),
                AwsClients.sqs(),
                Clock.tickSeconds(ZoneOffset.UTC));
    }

    AdminHandler(
            Environment environment, DynamoDbClient dynamoDb, SqsClient sqs, InstantSource clock) {
        var sources = new SourcesTable(dynamoDb, environment.get("SOURCES_TABLE"));
        var stories = new StoriesTable(dynamoDb, environment.get("STORIES_TABLE"));
        var picks = new PicksTable(dynamoDb, environment.get("PICKS_TABLE"));
        var queue = new FetchQueue(sqs, environment.get("FETCH_QUEUE_URL"));
        // The demo titles of the local cloud are on this machine.
        var hosts = environment.get("PRIVATE_ORIGINS").isBlank() ? Hosts.PUBLIC : Hosts.ANY;
        this.api =
                new AdminApi(
                        new SourcesEndpoint(sources, queue, hosts, clock),
                        new ExchangeEndpoint(sources, hosts, clock),
                        new PicksEndpoint(picks, id -> isShown(stories, id), clock),
                        new AuditTable(dynamoDb, environment.get("AUDIT_TABLE")),
                        clock);
    }

    private static boolean isShown(StoriesTable stories, String id) {
        return stories.findExactly(id).filter(story -> story.tombstone().isEmpty()).isPresent();
    }

    @Override
    public void handleRequest(InputStream event, OutputStream reply, Context context)
            throws IOException {
        HttpFunction.answer(event, reply, context, api::answer);
    }
}
