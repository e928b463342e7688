package org.masthead.membership.grant;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.masthead.aws.AuditTable;
import org.masthead.aws.BoughtGifts;
import org.masthead.aws.GrantsTable;
import org.masthead.aws.LedgerTable;
import org.masthead.aws.MemberRecords;
import org.masthead.aws.MembersTable;
import org.masthead.aws.RateLimit;
import org.masthead.aws.Redemptions;
import org.masthead.lambda.Environment;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.member.Person;
import org.masthead.member.Plans;
import org.masthead.member.ProfileVersion;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The routes of vouchers, gifts and complimentary grants. */
public final class GrantsApi {

    /** Codes have 95 random bits: the limit is against the cost of guessing, not its success. */
    private static final int TRIES_AN_HOUR = 10;

    private final MembersTable members;
    private final MemberRecords records;
    private final AuditTable audit;
    private final VouchersEndpoint vouchers;
    private final GiftsEndpoint gifts;
    private final BatchesEndpoint batches;
    private final ComplimentaryEndpoint complimentary;
    private final InstantSource clock;

    /**
     * Over the tables that the environment names.
     *
     * @param environment with {@code MEMBERS_TABLE}, {@code GRANTS_TABLE}, {@code AUDIT_TABLE}
     */
    public GrantsApi(
            Environment environment,
            DynamoDbClient dynamoDb,
            MembersTable members,
            Plans plans,
            MoneyBack moneyBack,
            InstantSource clock) {
        var table = environment.get("MEMBERS_TABLE");
        var grants = new GrantsTable(dynamoDb, environment.get("GRANTS_TABLE"));
        var ledger = new LedgerTable(dynamoDb, table, plans, clock);
        var random = new SecureRandom();
        this.clock = clock;
        this.members = members;
        this.records = new MemberRecords(dynamoDb, table);
        this.audit = new AuditTable(dynamoDb, environment.get("AUDIT_TABLE"));
        this.vouchers =
                new VouchersEndpoint(
                        new Redemptions(dynamoDb, grants, table),
                        new RateLimit(dynamoDb, table, "code", TRIES_AN_HOUR, Duration.ofHours(1)),
                        ledger::claim,
                        clock);
        this.gifts =
                new GiftsEndpoint(
                        new BoughtGifts(dynamoDb, grants, table), moneyBack, random, clock);
        this.batches = new BatchesEndpoint(grants, plans, random, clock);
        this.complimentary =
                new ComplimentaryEndpoint(
                        member -> members.find(member).isPresent(),
                        records::idNamed,
                        ledger,
                        plans,
                        clock);
    }

    /** Answers a member. */
    public HttpReply answer(HttpRequest request, String member) {
        members.see(Person.of(member, request.claims()), clock.instant(), ProfileVersion.NONE);
        return switch (request.route()) {
            case "POST /v1/me/vouchers" -> vouchers.redeem(request, member);
            case "GET /v1/me/gifts" -> gifts.list(member);
            case "POST /v1/me/gifts/{id}/code" -> gifts.code(request, member);
            case "POST /v1/me/gifts/{id}/refund" -> gifts.refund(request, member);
            default -> HttpReply.problem(Problem.noSuchRoute(request));
        };
    }

    /** Answers an operator, and notes first what they asked for. */
    public HttpReply answerOperator(HttpRequest request, String operator) {
        var line = audit.record(request, operator, clock.instant());
        return switch (request.route()) {
            case "POST /v1/admin/vouchers" -> batches.create(request);
            case "GET /v1/admin/vouchers/{batch}" -> batches.show(request);
            case "DELETE /v1/admin/vouchers/{batch}" -> batches.withdraw(request);
            case "PUT /v1/admin/members/{member}/grants/{grant}" -> {
                tellMember(request, line);
                yield complimentary.give(request);
            }
            case "DELETE /v1/admin/members/{member}/grants/{grant}" -> {
                tellMember(request, line);
                yield complimentary.takeBack(request);
            }
            default -> HttpReply.problem(Problem.noSuchRoute(request));
        };
    }

    /** In the member's partition, where their export shows it. */
    private void tellMember(HttpRequest request, AuditTable.Line line) {
        var member = request.pathParameter("member");
        if (members.find(member).isPresent()) {
            records.note(
                    member,
                    "access#%s#%s".formatted(line.at(), line.id()),
                    Map.of("by", "an operator", "route", line.route(), "line", line.id()));
        }
    }
}
