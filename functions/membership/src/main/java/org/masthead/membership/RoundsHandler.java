package org.masthead.membership;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import org.masthead.aws.AwsClients;
import org.masthead.json.Json;
import org.masthead.lambda.Environment;
import org.masthead.lambda.Log;
import org.masthead.membership.store.Rounds;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The hour in, one round of the stores, its report out. */
public final class RoundsHandler implements RequestStreamHandler {

    /** Purchases under way are finished in it: no store is waited for longer than ten seconds. */
    private static final int MARGIN_MILLIS = 20_000;

    private final Rounds rounds;

    /** Wires from the environment that template.yaml declares. */
    public RoundsHandler() {
        this(
                Environment.requiring(StoreDesk.VARIABLES),
                AwsClients.dynamoDb(),
                AwsClients.s3(),
                AwsClients.secrets(),
                Clock.systemUTC());
    }

    RoundsHandler(
            Environment environment,
            DynamoDbClient dynamoDb,
            S3Client s3,
            SecretsManagerClient secrets,
            InstantSource clock) {
        var desk = StoreDesk.of(environment, dynamoDb, s3, secrets, clock);
        this.rounds =
                new Rounds(desk.shops(), desk.books(), desk.ledger(), desk.purchases(), clock);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream reply, Context context)
            throws IOException {
        reply.write(Json.writeBytes(report(context)));
    }

    private Rounds.Report report(Context context) {
        try {
            return Log.during(context, () -> round(context));
        } catch (Exception e) {
            throw new IllegalStateException("the round failed; the next is in an hour", e);
        }
    }

    private Rounds.Report round(Context context) {
        var report = rounds.run(() -> context.getRemainingTimeInMillis() > MARGIN_MILLIS);
        Log.info(
                "Round of the stores",
                "compared",
                report.compared(),
                "differences",
                report.differences().size(),
                "acknowledged",
                report.acknowledged(),
                "recovered",
                report.recovered(),
                "failed",
                report.failed(),
                "left",
                report.left());
        Log.metrics(
                Map.of(
                        "PurchasesCompared", "Count",
                        "LedgerDifferences", "Count",
                        "PurchasesFailed", "Count",
                        "PurchasesLeft", "Count"),
                Map.of(
                        "PurchasesCompared", report.compared(),
                        "LedgerDifferences", report.differences().size(),
                        "PurchasesFailed", report.failed(),
                        "PurchasesLeft", report.left()));
        return report;
    }
}
