package org.masthead.extract;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.masthead.aws.AwsClients;
import org.masthead.aws.PageStore;
import org.masthead.aws.PagesTable;
import org.masthead.aws.StoriesTable;
import org.masthead.extract.vector.Embedder;
import org.masthead.json.Json;
import org.masthead.lambda.Environment;
import org.masthead.lambda.Log;
import org.masthead.lambda.SqsBatch;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * S3 events through SQS in, stories out. An operator's {@link ReextractEvent} is taken too, so that
 * what extracts the archive again is what is deployed.
 */
public final class ExtractHandler implements RequestStreamHandler {

    private final Extract extract;
    private final Reextract reextract;

    /** Wires from the environment that template.yaml declares. */
    public ExtractHandler() {
        this(
                Environment.requiring("PAGES_TABLE", "STORIES_TABLE", "PAGES_BUCKET"),
                AwsClients.s3(),
                AwsClients.dynamoDb(),
                Clock.tickSeconds(ZoneOffset.UTC));
    }

    ExtractHandler(
            Environment environment, S3Client s3, DynamoDbClient dynamoDb, InstantSource clock) {
        var stories = new StoriesTable(dynamoDb, environment.get("STORIES_TABLE"), clock);
        extract =
                new Extract(
                        new PageStore(s3, environment.get("PAGES_BUCKET")),
                        new PagesTable(dynamoDb, environment.get("PAGES_TABLE")),
                        stories,
                        Embedder.shared(),
                        clock);
        reextract = new Reextract(extract, stories);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream reply, Context context)
            throws IOException {
        var bytes = event.readAllBytes();
        var operator = ReextractEvent.of(Json.tree(bytes));
        if (operator.isPresent()) {
            reply.write(Json.writeBytes(again(operator.get(), context)));
        } else {
            messages(new ByteArrayInputStream(bytes), reply, context);
        }
    }

    private ReextractReply again(ReextractEvent event, Context context) {
        try {
            return Log.during(
                    context, () -> event.run(reextract, context::getRemainingTimeInMillis));
        } catch (Exception e) {
            throw new IllegalStateException("no page was reported on; ask again", e);
        }
    }

    private void messages(InputStream event, OutputStream reply, Context context)
            throws IOException {
        SqsBatch.inTurn(
                event,
                reply,
                context,
                message -> ObjectCreated.keys(message.body()).forEach(extract::page));
    }
}
