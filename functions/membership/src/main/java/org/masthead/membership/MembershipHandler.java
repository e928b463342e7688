package org.masthead.membership;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import org.crac.Core;
import org.crac.Resource;
import org.masthead.aws.AwsClients;
import org.masthead.aws.LedgerTable;
import org.masthead.aws.MembersTable;
import org.masthead.lambda.Environment;
import org.masthead.lambda.HttpFunction;

/** HTTP in, membership out. Primed before its SnapStart snapshot is taken. */
public final class MembershipHandler implements RequestStreamHandler, Resource {

    private final MembershipApi api;

    /** Wires from the environment that template.yaml declares. */
    public MembershipHandler() {
        this(from(Environment.requiring("MEMBERS_TABLE")));
        Core.getGlobalContext().register(this);
    }

    MembershipHandler(MembershipApi api) {
        this.api = api;
    }

    private static MembershipApi from(Environment environment) {
        var dynamoDb = AwsClients.dynamoDb();
        var clock = Clock.tickSeconds(ZoneOffset.UTC);
        var table = environment.get("MEMBERS_TABLE");
        var members = new MembersTable(dynamoDb, table);
        var ledger = new LedgerTable(dynamoDb, table, clock);
        return new MembershipApi(new MembershipEndpoint(members, ledger, clock));
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
