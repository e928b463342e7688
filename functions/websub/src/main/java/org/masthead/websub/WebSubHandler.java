package org.masthead.websub;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.masthead.aws.AwsClients;
import org.masthead.aws.FetchQueue;
import org.masthead.aws.HubLeases;
import org.masthead.aws.SourcesTable;
import org.masthead.lambda.Environment;
import org.masthead.lambda.HttpFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A hub's HTTP in, fetch messages out. */
public final class WebSubHandler implements RequestStreamHandler {

    private final Callback callback;

    /** Wires from the environment that template.yaml declares. */
    public WebSubHandler() {
        this(
                Environment.requiring("SOURCES_TABLE", "FETCH_QUEUE_URL"),
                AwsClients.dynamoDb(),
                AwsClients.sqs(),
                Clock.tickSeconds(ZoneOffset.UTC));
    }

    WebSubHandler(
            Environment environment, DynamoDbClient dynamoDb, SqsClient sqs, InstantSource clock) {
        this.callback =
                new Callback(
                        new HubLeases(dynamoDb, environment.get("SOURCES_TABLE")),
                        new SourcesTable(dynamoDb, environment.get("SOURCES_TABLE")),
                        new FetchQueue(sqs, environment.get("FETCH_QUEUE_URL")),
                        clock);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream reply, Context context)
            throws IOException {
        HttpFunction.answer(event, reply, context, callback::answer);
    }
}
