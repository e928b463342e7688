package org.masthead.membership;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.crac.Core;
import org.crac.Resource;
import org.masthead.aws.AwsClients;
import org.masthead.aws.Households;
import org.masthead.aws.LedgerTable;
import org.masthead.aws.MembersTable;
import org.masthead.aws.PlansStore;
import org.masthead.aws.RateLimit;
import org.masthead.aws.Secret;
import org.masthead.aws.StoreEventsQueue;
import org.masthead.lambda.Environment;
import org.masthead.lambda.HttpFunction;
import org.masthead.membership.grant.GrantsApi;
import org.masthead.membership.household.HouseholdEndpoint;
import org.masthead.membership.rights.RightsApi;
import org.masthead.membership.store.Errands;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** HTTP in, membership out. Primed before its SnapStart snapshot is taken. */
public final class MembershipHandler implements RequestStreamHandler, Resource {

    private final MembershipApi api;

    /** Wires from the environment that template.yaml declares. */
    public MembershipHandler() {
        this(
                Environment.requiring(
                        "MEMBERS_TABLE",
                        "GRANTS_TABLE",
                        "AUDIT_TABLE",
                        "ERASURE_QUEUE_URL",
                        "STORE_EVENTS_QUEUE_URL",
                        "TRIAL_SALT",
                        "EDITIONS_BUCKET"),
                AwsClients.dynamoDb(),
                AwsClients.s3(),
                AwsClients.secrets(),
                AwsClients.sqs(),
                Clock.tickSeconds(ZoneOffset.UTC));
        Core.getGlobalContext().register(this);
    }

    MembershipHandler(
            Environment environment,
            DynamoDbClient dynamoDb,
            S3Client s3,
            SecretsManagerClient secrets,
            SqsClient sqs,
            InstantSource clock) {
        var table = environment.get("MEMBERS_TABLE");
        var salt = new Secret(secrets, environment.get("TRIAL_SALT"), clock);
        var members = new MembersTable(dynamoDb, table, () -> salt.get("salt"));
        var plans = new PlansStore(s3, environment.get("EDITIONS_BUCKET"), clock);
        var ledger = new LedgerTable(dynamoDb, table, plans, clock);
        var household =
                new HouseholdEndpoint(
                        new Households(dynamoDb, table, ledger, plans, clock),
                        members,
                        new RateLimit(dynamoDb, table, "invitation", 10, Duration.ofHours(1)),
                        new SecureRandom(),
                        clock);
        var errands =
                new Errands(
                        new StoreEventsQueue(sqs, environment.get("STORE_EVENTS_QUEUE_URL")),
                        clock);
        this.api =
                new MembershipApi(
                        new MembershipEndpoint(members, ledger, clock),
                        new PlansEndpoint(plans),
                        household,
                        new GrantsApi(
                                environment, dynamoDb, members, plans, errands::giveBack, clock),
                        new RightsApi(
                                environment,
                                dynamoDb,
                                members,
                                ledger,
                                household,
                                errands,
                                sqs,
                                clock));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream reply, Context context)
            throws IOException {
        HttpFunction.answer(event, reply, context, api::answer);
    }

    /**
     * Loads what a first request would load: SDK, TLS, JSON. Reads one item that does not exist.
     */
    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        api.prime();
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        // Nothing kept from before the snapshot goes stale: every request reads its member.
    }
}
