package org.masthead.membership.rights;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.masthead.aws.AwsClients;
import org.masthead.aws.ErasureQueue;
import org.masthead.aws.LedgerTable;
import org.masthead.aws.MemberRecords;
import org.masthead.json.Json;
import org.masthead.lambda.Environment;
import org.masthead.lambda.SqsBatch;
import org.masthead.member.Erasure;
import org.masthead.member.Plans;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Members who have left in; what is left of them is deleted, a minute at a time. */
public final class ErasureHandler implements RequestStreamHandler {

    private static final Duration MOST = Duration.ofSeconds(40);

    private final Eraser eraser;
    private final ErasureQueue queue;

    /** Wires from the environment that template.yaml declares. */
    public ErasureHandler() {
        this(
                Environment.requiring("MEMBERS_TABLE", "ERASURE_QUEUE_URL"),
                AwsClients.dynamoDb(),
                AwsClients.sqs(),
                Clock.tickSeconds(ZoneOffset.UTC));
    }

    ErasureHandler(
            Environment environment, DynamoDbClient dynamoDb, SqsClient sqs, InstantSource clock) {
        var members = environment.get("MEMBERS_TABLE");
        this.eraser =
                new Eraser(
                        // Plans say who shares what; here sharing only ends.
                        new LedgerTable(dynamoDb, members, Plans.of(List.of()), clock),
                        new MemberRecords(dynamoDb, members),
                        clock);
        this.queue = new ErasureQueue(sqs, environment.get("ERASURE_QUEUE_URL"));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream reply, Context context)
            throws IOException {
        SqsBatch.inTurn(
                event, reply, context, message -> erase(Json.read(message.body(), Erasure.class)));
    }

    /** What does not fit into one invocation goes on in the next; it is no failure. */
    private void erase(Erasure erasure) {
        if (!eraser.erase(erasure, MOST)) {
            queue.send(erasure, Duration.ZERO);
        }
    }
}
