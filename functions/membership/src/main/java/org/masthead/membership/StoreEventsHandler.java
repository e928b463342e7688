package org.masthead.membership;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.masthead.aws.AwsClients;
import org.masthead.aws.BoughtGifts;
import org.masthead.aws.GrantsTable;
import org.masthead.aws.LongStoreEvents;
import org.masthead.json.Json;
import org.masthead.lambda.Environment;
import org.masthead.lambda.SqsBatch;
import org.masthead.membership.store.GiftBooks;
import org.masthead.membership.store.Intake;
import org.masthead.membership.store.StoreEvent;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Store events in, ledger lines out. */
public final class StoreEventsHandler implements RequestStreamHandler {

    private final Intake intake;
    private final LongStoreEvents longEvents;

    /** Wires from the environment that template.yaml declares. */
    public StoreEventsHandler() {
        this(
                Environment.requiring(
                        Stream.concat(Stream.of(StoreDesk.VARIABLES), Stream.of("GRANTS_TABLE"))
                                .toArray(String[]::new)),
                AwsClients.dynamoDb(),
                AwsClients.s3(),
                AwsClients.secrets(),
                Clock.systemUTC());
    }

    StoreEventsHandler(
            Environment environment,
            DynamoDbClient dynamoDb,
            S3Client s3,
            SecretsManagerClient secrets,
            InstantSource clock) {
        var desk = StoreDesk.of(environment, dynamoDb, s3, secrets, clock);
        var grants = new GrantsTable(dynamoDb, environment.get("GRANTS_TABLE"));
        var bought = new BoughtGifts(dynamoDb, grants, environment.get("MEMBERS_TABLE"));
        this.longEvents = new LongStoreEvents(() -> s3, environment.get("EDITIONS_BUCKET"));
        this.intake =
                new Intake(
                        desk.shops(),
                        desk.books(),
                        new GiftBooks(bought, grants, desk.ledger(), clock));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream reply, Context context)
            throws IOException {
        SqsBatch.sideBySide(event, reply, context, message -> take(message.body()));
    }

    private void take(String message) {
        longEvents
                .event(message)
                .ifPresent(event -> intake.take(Json.read(event, StoreEvent.class)));
        longEvents.taken(message);
    }
}
