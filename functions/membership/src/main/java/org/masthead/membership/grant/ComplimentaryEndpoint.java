package org.masthead.membership.grant;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.masthead.aws.LedgerTable;
import org.masthead.json.Json;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.member.Ledger;
import org.masthead.member.LedgerLine;
import org.masthead.member.Plans;
import org.masthead.member.Store;
import org.masthead.member.SubscriptionEvent;
import org.masthead.member.SubscriptionId;
import org.masthead.member.SubscriptionState;
import org.masthead.member.Terms;
import tools.jackson.core.JacksonException;

/** {@code /v1/admin/members/{member}/grants/{grant}}: what operators give to one member. */
public final class ComplimentaryEndpoint {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final Predicate<String> isMember;
    private final BinaryOperator<String> ids;
    private final LedgerTable ledger;
    private final Plans plans;
    private final InstantSource clock;

    /**
     * The endpoint.
     *
     * @param isMember whether somebody with that id has ever been seen
     * @param ids the id of a member's grant by their id and its name: the same each time, and it
     *     says nothing about the member
     * @param ledger of the members
     */
    public ComplimentaryEndpoint(
            Predicate<String> isMember,
            BinaryOperator<String> ids,
            LedgerTable ledger,
            Plans plans,
            InstantSource clock) {
        this.isMember = isMember;
        this.ids = ids;
        this.ledger = ledger;
        this.plans = plans;
        this.clock = clock;
    }

    private record Wanted(String plan, Instant until) {}

    /** Gives a plan until a day; sent again, the same grant lasts as it says now. */
    public HttpReply give(HttpRequest request) {
        var wanted = wanted(request);
        if (!hasName(request) || wanted.isEmpty()) {
            return badGrant();
        }
        var member = request.pathParameter("member");
        return isMember.test(member)
                ? record(request, id(request), SubscriptionEvent.SEEN, active(wanted.get()))
                : noSuchMember();
    }

    private static boolean hasName(HttpRequest request) {
        return ID.matcher(request.pathParameter("grant")).matches();
    }

    /** Takes it back, now. */
    public HttpReply takeBack(HttpRequest request) {
        if (!isMember.test(request.pathParameter("member"))) {
            return noSuchMember();
        }
        if (!hasName(request) || latest(request, id(request)).isEmpty()) {
            return noSuchGrant();
        }
        return record(
                request,
                id(request),
                SubscriptionEvent.REVOCATION,
                new Terms(
                        SubscriptionState.REVOKED,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        "",
                        ""));
    }

    private HttpReply record(
            HttpRequest request, SubscriptionId id, SubscriptionEvent event, Terms terms) {
        var now = clock.instant();
        // Of two within one tick of the clock, the one that came second decides.
        var signedAt =
                latest(request, id)
                        .map(line -> line.signedAt().plusMillis(1))
                        .filter(now::isBefore)
                        .orElse(now);
        ledger.record(
                LedgerLine.of(event + " " + signedAt, id, event, signedAt, now, terms)
                        .heldBy(request.pathParameter("member")));
        return HttpReply.fresh(
                200,
                Map.of(
                        "grant", request.pathParameter("grant"),
                        "state", terms.state().label()));
    }

    private SubscriptionId id(HttpRequest request) {
        return new SubscriptionId(
                Store.COMPLIMENTARY,
                ids.apply(request.pathParameter("member"), request.pathParameter("grant")));
    }

    private Optional<LedgerLine> latest(HttpRequest request, SubscriptionId id) {
        return Ledger.latest(ledger.of(request.pathParameter("member")), id);
    }

    private static Terms active(Wanted wanted) {
        return Terms.until(SubscriptionState.ACTIVE, wanted.until(), wanted.plan());
    }

    private Optional<Wanted> wanted(HttpRequest request) {
        try {
            var json = Json.tree(request.body());
            var until = Instant.parse(json.path("until").asString(""));
            return plans.find(json.path("plan").asString(""))
                    .filter(plan -> until.isAfter(clock.instant()))
                    .map(plan -> new Wanted(plan.id(), until));
        } catch (JacksonException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static HttpReply badGrant() {
        return HttpReply.problem(
                Problem.of(
                        "bad-grant",
                        "The grant is not usable",
                        422,
                        "The body is {\"plan\": \"pass\", \"until\": \"2027-01-01T00:00:00Z\"} with"
                                + " one of the plans and a time to come; the grant's name is of the"
                                + " form [a-z0-9-]."));
    }

    private static HttpReply noSuchGrant() {
        return HttpReply.problem(
                Problem.of(
                        "no-such-grant",
                        "There is no such grant",
                        404,
                        "This member was never given a grant of this name; the audit lists what"
                                + " was given on a day."));
    }

    private static HttpReply noSuchMember() {
        return HttpReply.problem(
                Problem.of(
                        "no-such-member",
                        "There is no such member",
                        404,
                        "Nobody with this id has been seen yet, or they have left."));
    }
}
