package org.masthead.membership;

import java.time.InstantSource;
import org.masthead.aws.LedgerTable;
import org.masthead.aws.PlansStore;
import org.masthead.aws.PurchasesTable;
import org.masthead.aws.Secret;
import org.masthead.lambda.Environment;
import org.masthead.member.Plans;
import org.masthead.membership.store.Books;
import org.masthead.membership.store.Shops;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The stores and the books, as three of this module's functions need them. */
record StoreDesk(
        Shops shops, Books books, Plans plans, LedgerTable ledger, PurchasesTable purchases) {

    /** Variables without which none of them starts. */
    static final String[] VARIABLES = {
        "MEMBERS_TABLE", "PURCHASES_TABLE", "STORE_SECRET", "EDITIONS_BUCKET"
    };

    static StoreDesk of(
            Environment environment,
            DynamoDbClient dynamoDb,
            S3Client s3,
            SecretsManagerClient secrets,
            InstantSource clock) {
        var plans = new PlansStore(s3, environment.get("EDITIONS_BUCKET"), clock);
        var ledger = new LedgerTable(dynamoDb, environment.get("MEMBERS_TABLE"), plans, clock);
        var purchases = new PurchasesTable(dynamoDb, environment.get("PURCHASES_TABLE"));
        var secret = new Secret(secrets, environment.get("STORE_SECRET"), clock);
        return new StoreDesk(
                new StoreParts(environment, secret, clock).shops(plans, purchases),
                new Books(ledger, purchases),
                plans,
                ledger,
                purchases);
    }
}
