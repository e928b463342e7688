package org.masthead.membership.grant;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.masthead.json.Json;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
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
    private final Consumer<LedgerLine> ledger;
    private final Plans plans;
    private final InstantSource clock;

    /**
     * The endpoint.
     *
     * @param isMember whether somebody with that id has ever been seen
     * @param ids the id of a member's grant by their id and its name: the same each time, and it
     *     says nothing about the member
     * @param ledger records a line for the member whom it names; twice is once
     */
    public ComplimentaryEndpoint(
            Predicate<String> isMember,
            BinaryOperator<String> ids,
            Consumer<LedgerLine> ledger,
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
        return ID.matcher(request.pathParameter("grant")).matches() && wanted.isPresent()
                ? toMember(request, SubscriptionEvent.SEEN, active(wanted.get()))
                : badGrant();
    }

    /** Takes it back, now. */
    public HttpReply takeBack(HttpRequest request) {
        return toMember(
                request,
                SubscriptionEvent.REVOCATION,
                new Terms(
                        SubscriptionState.REVOKED,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        "",
                        ""));
    }

    private HttpReply toMember(HttpRequest request, SubscriptionEvent event, Terms terms) {
        var member = request.pathParameter("member");
        if (!isMember.test(member)) {
            return noSuchMember();
        }
        ledger.accept(line(member, request.pathParameter("grant"), event, terms));
        return HttpReply.fresh(
                200,
                Map.of(
                        "grant", request.pathParameter("grant"),
                        "state", terms.state().label()));
    }

    private LedgerLine line(String member, String grant, SubscriptionEvent event, Terms terms) {
        var now = clock.instant();
        var id = new SubscriptionId(Store.COMPLIMENTARY, ids.apply(member, grant));
        return LedgerLine.of(event + " " + now, id, event, now, now, terms).heldBy(member);
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

    private static HttpReply noSuchMember() {
        return HttpReply.problem(
                Problem.of(
                        "no-such-member",
                        "There is no such member",
                        404,
                        "Nobody with this id has been seen yet, or they have left."));
    }
}
