package org.masthead.refresh;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.masthead.aws.AwsClients;
import org.masthead.aws.FetchQueue;
import org.masthead.aws.PagesTable;
import org.masthead.aws.SourcesTable;
import org.masthead.lambda.Environment;
import org.masthead.lambda.Log;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Schedule in, fetch messages out. */
public final class RefreshHandler implements RequestStreamHandler {

    private final Refresh refresh;

    /** Wires from the environment that template.yaml declares. */
    public RefreshHandler() {
        this(
                Environment.requiring("SOURCES_TABLE", "PAGES_TABLE", "FETCH_QUEUE_URL"),
                AwsClients.dynamoDb(),
                AwsClients.sqs(),
                Clock.tickSeconds(ZoneOffset.UTC));
    }

    RefreshHandler(
            Environment environment, DynamoDbClient dynamoDb, SqsClient sqs, InstantSource clock) {
        this.refresh =
                new Refresh(
                        new SourcesTable(dynamoDb, environment.get("SOURCES_TABLE")),
                        new PagesTable(dynamoDb, environment.get("PAGES_TABLE")),
                        new FetchQueue(sqs, environment.get("FETCH_QUEUE_URL")),
                        clock);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream reply, Context context) {
        // The tick says nothing but "now": what is due stands in the tables.
        Log.during(context, () -> refresh.run(context::getRemainingTimeInMillis));
    }
}
