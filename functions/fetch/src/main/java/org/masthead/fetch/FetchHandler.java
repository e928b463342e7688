package org.masthead.fetch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import org.masthead.aws.AwsClients;
import org.masthead.aws.FetchQueue;
import org.masthead.aws.PageStore;
import org.masthead.aws.PagesTable;
import org.masthead.aws.SourcesTable;
import org.masthead.fetch.http.Fetcher;
import org.masthead.json.Json;
import org.masthead.lambda.Environment;
import org.masthead.lambda.Log;
import org.masthead.lambda.SqsBatch;
import org.masthead.page.FetchMessage;

/** Fetch messages in; pages, outcomes and more fetch messages out. */
public final class FetchHandler implements RequestStreamHandler {

    private final Errand errand;

    /** Wires from the environment that template.yaml declares. */
    public FetchHandler() {
        this(
                from(
                        Environment.requiring(
                                "SOURCES_TABLE",
                                "PAGES_TABLE",
                                "PAGES_BUCKET",
                                "FETCH_QUEUE_URL",
                                "OPERATOR_CONTACT")));
    }

    FetchHandler(Errand errand) {
        this.errand = errand;
    }

    private static Errand from(Environment environment) {
        var dynamoDb = AwsClients.dynamoDb();
        var clock = InstantSource.system();
        var pages = new PagesTable(dynamoDb, environment.get("PAGES_TABLE"));
        var queue = new FetchQueue(AwsClients.sqs(), environment.get("FETCH_QUEUE_URL"));
        return new Errand(
                new Fetcher(
                        environment.get("OPERATOR_CONTACT"),
                        environment.get("PRIVATE_ORIGINS"),
                        clock),
                pages,
                new PageErrand(
                        pages,
                        new PageStore(AwsClients.s3(), environment.get("PAGES_BUCKET")),
                        queue,
                        clock),
                new FeedErrand(
                        pages,
                        new SourcesTable(dynamoDb, environment.get("SOURCES_TABLE")),
                        queue,
                        clock));
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
