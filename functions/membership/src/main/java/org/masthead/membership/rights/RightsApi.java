package org.masthead.membership.rights;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.masthead.aws.AppPasswords;
import org.masthead.aws.BoughtGifts;
import org.masthead.aws.Consents;
import org.masthead.aws.ErasureQueue;
import org.masthead.aws.GrantsTable;
import org.masthead.aws.LedgerTable;
import org.masthead.aws.MemberRecords;
import org.masthead.aws.MembersTable;
import org.masthead.lambda.Environment;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.member.Person;
import org.masthead.member.ProfileVersion;
import org.masthead.membership.apps.AppPasswordsEndpoint;
import org.masthead.membership.household.HouseholdEndpoint;
import org.masthead.membership.store.Errands;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The routes by which a member has their data, and says who may see and use them. */
public final class RightsApi {

    private final MembersTable members;
    private final ExportEndpoint export;
    private final EraseEndpoint erasure;
    private final ConsentEndpoint consent;
    private final AppPasswordsEndpoint apps;
    private final InstantSource clock;

    /**
     * Over what the environment names.
     *
     * @param environment with {@code MEMBERS_TABLE}, {@code GRANTS_TABLE} and {@code
     *     ERASURE_QUEUE_URL}
     */
    public RightsApi(
            Environment environment,
            DynamoDbClient dynamoDb,
            MembersTable members,
            LedgerTable ledger,
            HouseholdEndpoint household,
            Errands errands,
            SqsClient sqs,
            InstantSource clock) {
        var table = environment.get("MEMBERS_TABLE");
        var records = new MemberRecords(dynamoDb, table);
        var queue = new ErasureQueue(sqs, environment.get("ERASURE_QUEUE_URL"));
        this.clock = clock;
        this.members = members;
        this.export = new ExportEndpoint(records, household::view, clock);
        var grants = new GrantsTable(dynamoDb, environment.get("GRANTS_TABLE"));
        var gifts = new BoughtGifts(dynamoDb, grants, table);
        this.erasure =
                new EraseEndpoint(
                        new Settlement(ledger, gifts, errands, clock),
                        new Eraser(ledger, records, clock),
                        queue);
        this.consent = new ConsentEndpoint(new Consents(dynamoDb, table), members, clock);
        this.apps =
                new AppPasswordsEndpoint(
                        new AppPasswords(dynamoDb, table), new SecureRandom(), clock);
    }

    /** Answers a member. */
    public HttpReply answer(HttpRequest request, String member) {
        // Who asks to be forgotten is not to be remembered for it.
        if (request.route().equals("DELETE /v1/me")) {
            return erasure.erase(request, member);
        }
        var person = Person.of(member, request.claims());
        var seen = members.see(person, clock.instant(), ProfileVersion.NONE);
        return switch (request.route()) {
            case "GET /v1/me/export" -> export.export(request, member);
            case "GET /v1/me/consent" -> consent.show(member);
            case "PUT /v1/me/consent" -> consent.say(request, seen);
            case "GET /v1/me/app-passwords" -> apps.list(member);
            case "POST /v1/me/app-passwords" -> apps.make(request, member);
            case "DELETE /v1/me/app-passwords/{id}" -> apps.revoke(request, member);
            default -> HttpReply.problem(Problem.noSuchRoute(request));
        };
    }
}
