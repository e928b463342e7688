package org.masthead.counters;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.InstantSource;
import org.masthead.aws.AwsClients;
import org.masthead.aws.CountersTable;
import org.masthead.aws.MembersTable;
import org.masthead.aws.ReadingsTable;
import org.masthead.aws.StoriesTable;
import org.masthead.json.Json;
import org.masthead.lambda.Environment;
import org.masthead.lambda.Log;
import org.masthead.lambda.SqsBatch;
import org.masthead.reading.ReadingMessage;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Batches of events in. One after another: as many transactions are under way at once as there are
 * instances of the function, which the template bounds, so that they seldom meet at a story that
 * everybody reads.
 */
public final class CountersHandler implements RequestStreamHandler {

    private final Intake intake;
    private final Gleanings gleanings;

    /** Wires from the environment that template.yaml declares. */
    public CountersHandler() {
        this(
                Environment.requiring("MEMBERS_TABLE", "STORIES_TABLE", "COUNTERS_TABLE"),
                AwsClients.dynamoDb(),
                Clock.systemUTC());
    }

    CountersHandler(Environment environment, DynamoDbClient dynamoDb, InstantSource clock) {
        var counters = new CountersTable(dynamoDb, environment.get("COUNTERS_TABLE"));
        var members = environment.get("MEMBERS_TABLE");
        var stories = new StoriesTable(dynamoDb, environment.get("STORIES_TABLE"));
        this.intake =
                new Intake(
                        new MembersTable(dynamoDb, members),
                        new ReadingsTable(dynamoDb, members, counters),
                        stories,
                        clock);
        this.gleanings = new Gleanings(dynamoDb, members, stories, counters, clock);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream reply, Context context)
            throws IOException {
        var taken = new Taken();
        SqsBatch.inTurn(
                event,
                reply,
                context,
                message -> taken.add(intake.take(Json.read(message.body(), ReadingMessage.class))));
        Log.during(context, () -> gleanings.gather(taken));
    }
}
