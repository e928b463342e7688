package org.masthead.extract;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.masthead.aws.AwsClients;
import org.masthead.aws.PageStore;
import org.masthead.aws.PagesTable;
import org.masthead.aws.StoriesTable;
import org.masthead.lambda.Environment;
import org.masthead.lambda.SqsBatch;

/** S3 events through SQS in, stories out. */
public final class ExtractHandler implements RequestStreamHandler {

    private final Extract extract;

    /** Wires from the environment that template.yaml declares. */
    public ExtractHandler() {
        this(from(Environment.requiring("PAGES_TABLE", "STORIES_TABLE", "PAGES_BUCKET")));
    }

    ExtractHandler(Extract extract) {
        this.extract = extract;
    }

    private static Extract from(Environment environment) {
        var dynamoDb = AwsClients.dynamoDb();
        return new Extract(
                new PageStore(AwsClients.s3(), environment.get("PAGES_BUCKET")),
                new PagesTable(dynamoDb, environment.get("PAGES_TABLE")),
                new StoriesTable(dynamoDb, environment.get("STORIES_TABLE")));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream reply, Context context)
            throws IOException {
        SqsBatch.inTurn(
                event,
                reply,
                context,
                message -> ObjectCreated.keys(message.body()).forEach(extract::page));
    }
}
