package org.masthead.membership;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.masthead.aws.AwsClients;
import org.masthead.aws.MembersTable;
import org.masthead.aws.RateLimit;
import org.masthead.aws.Secret;
import org.masthead.lambda.Environment;
import org.masthead.lambda.HttpFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A member's HTTP in: purchases that the app has made, and the way to those of the web. */
public final class PurchasesHandler implements RequestStreamHandler {

    private final PurchasesEndpoint purchases;

    /** Wires from the environment that template.yaml declares. */
    public PurchasesHandler() {
        this(
                Environment.requiring(
                        Stream.concat(Stream.of(StoreDesk.VARIABLES), Stream.of("TRIAL_SALT"))
                                .toArray(String[]::new)),
                AwsClients.dynamoDb(),
                AwsClients.s3(),
                AwsClients.secrets(),
                Clock.systemUTC());
    }

    PurchasesHandler(
            Environment environment,
            DynamoDbClient dynamoDb,
            S3Client s3,
            SecretsManagerClient secrets,
            InstantSource clock) {
        var salt = new Secret(secrets, environment.get("TRIAL_SALT"), clock);
        this.purchases =
                new PurchasesEndpoint(
                        StoreDesk.of(environment, dynamoDb, s3, secrets, clock),
                        new MembersTable(
                                dynamoDb, environment.get("MEMBERS_TABLE"), () -> salt.get("salt")),
                        new RateLimit(
                                dynamoDb,
                                environment.get("MEMBERS_TABLE"),
                                "purchase",
                                PurchasesEndpoint.TRIES_AN_HOUR,
                                Duration.ofHours(1)),
                        clock);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream reply, Context context)
            throws IOException {
        HttpFunction.answer(event, reply, context, purchases::answer);
    }
}
