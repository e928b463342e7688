package org.masthead.membership.household;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.masthead.aws.Households;
import org.masthead.aws.MembersTable;
import org.masthead.aws.RateLimit;
import org.masthead.code.Code;
import org.masthead.json.Json;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.member.Household;
import org.masthead.member.Person;
import org.masthead.member.ProfileVersion;
import tools.jackson.core.JacksonException;

/** {@code /v1/me/household}: who shares a plan. Nobody learns here what another reads. */
public final class HouseholdEndpoint {

    private static final int MOST_LETTERS = 40;

    private final Households households;
    private final MembersTable members;
    private final RateLimit limit;
    private final SecureRandom random;
    private final InstantSource clock;

    /**
     * The endpoint.
     *
     * @param limit of codes tried by one member
     */
    public HouseholdEndpoint(
            Households households,
            MembersTable members,
            RateLimit limit,
            SecureRandom random,
            InstantSource clock) {
        this.households = households;
        this.members = members;
        this.limit = limit;
        this.random = random;
        this.clock = clock;
    }

    /**
     * A household as one of its members sees it.
     *
     * @param role whether the member pays ({@code owner}) or shares
     * @param seats how many may share the plan now; for the owner
     * @param since when the guest joined
     * @param guests for the owner
     * @param invitations for the owner: those that nobody has taken up
     */
    public record View(
            String role,
            Optional<Integer> seats,
            Optional<Instant> since,
            Optional<List<Guest>> guests,
            Optional<List<Invited>> invitations) {}

    /** A guest, by the owner's word for them; nobody's id. */
    public record Guest(String id, String label, Instant since) {}

    /** A place that is promised; the code is told once. */
    public record Invited(String id, String label, Instant expires, Optional<String> code) {

        static Invited of(Household.Invitation invitation, Optional<String> code) {
            return new Invited(invitation.id(), invitation.label(), invitation.expires(), code);
        }
    }

    public HttpReply answer(HttpRequest request, String member) {
        members.see(Person.of(member, request.claims()), clock.instant(), ProfileVersion.NONE);
        return switch (request.route()) {
            case "GET /v1/me/household" -> show(member);
            case "POST /v1/me/household/invitations" -> invite(request, member);
            case "POST /v1/me/household/join" -> join(request, member);
            case "DELETE /v1/me/household/places/{place}" ->
                    households.remove(member, request.pathParameter("place"))
                            ? HttpReply.nothing()
                            : noSuchPlace();
            case "DELETE /v1/me/household" ->
                    households.leave(member) ? HttpReply.nothing() : noHousehold();
            default -> HttpReply.problem(Problem.noSuchRoute(request));
        };
    }

    private HttpReply show(String member) {
        return view(member).map(view -> HttpReply.fresh(200, view)).orElseGet(() -> noHousehold());
    }

    /** The member's place in a household, where there is one. */
    public Optional<View> view(String member) {
        return households
                .hosting(member)
                .map(household -> guests(household, member))
                .or(() -> households.ownedBy(member).map(it -> owners(it, member)));
    }

    private static View guests(Household household, String member) {
        return new View(
                "guest",
                Optional.empty(),
                household.seatOf(member).map(Household.Seat::since),
                Optional.empty(),
                Optional.empty());
    }

    private View owners(Household household, String member) {
        return new View(
                "owner",
                Optional.of(households.size(member)),
                Optional.empty(),
                Optional.of(
                        household.seats().stream()
                                .map(seat -> new Guest(seat.id(), seat.label(), seat.since()))
                                .toList()),
                Optional.of(
                        household
                                .open(clock.instant())
                                .map(it -> Invited.of(it, Optional.empty()))
                                .toList()));
    }

    private HttpReply invite(HttpRequest request, String member) {
        var label = text(request, "label").strip();
        if (label.length() > MOST_LETTERS) {
            return HttpReply.problem(
                    Problem.of(
                            "bad-label",
                            "The label is too long",
                            422,
                            "A label has %d letters at most.".formatted(MOST_LETTERS)));
        }
        return switch (households.invite(member, label, random)) {
            case Households.Invited.Open(var invitation, var code) ->
                    HttpReply.fresh(201, Invited.of(invitation, Optional.of(code.shown())));
            case Households.Invited.NoPlan() ->
                    HttpReply.problem(
                            Problem.of(
                                    "no-household-plan",
                                    "There is no plan to share",
                                    409,
                                    "A household needs a plan with several seats; /v1/plans lists"
                                            + " them."));
            case Households.Invited.Full(int seats) ->
                    HttpReply.problem(
                            Problem.of(
                                    "household-full",
                                    "Every seat is taken or promised",
                                    409,
                                    "Your plan has %d seats, yours among them. Take one back first."
                                            .formatted(seats)));
        };
    }

    private HttpReply join(HttpRequest request, String member) {
        var now = clock.instant();
        var code = Code.read(text(request, "code"), Code.VOUCHER);
        if (code.isPresent() && !limit.allows(member, now)) {
            return HttpReply.tooManyTries("Too many codes were tried", limit.retryAfter(now));
        }
        return switch (code.map(it -> households.join(member, it))
                .orElseGet(() -> new Households.Joined.Unknown())) {
            case Households.Joined.In() -> show(member);
            case Households.Joined.Unknown() ->
                    HttpReply.problem(
                            Problem.of(
                                    "no-such-invitation",
                                    "There is no such invitation",
                                    404,
                                    "The code is mistyped, was taken back or used, or is older than"
                                            + " 14 days. Ask for a new one."));
            case Households.Joined.Elsewhere() ->
                    HttpReply.problem(
                            Problem.of(
                                    "household-already",
                                    "You share a household already",
                                    409,
                                    "One household at a time: leave with DELETE /v1/me/household"
                                            + " first."));
        };
    }

    private static String text(HttpRequest request, String field) {
        try {
            return Json.tree(request.body()).path(field).asString("");
        } catch (JacksonException e) {
            return "";
        }
    }

    private static HttpReply noHousehold() {
        return HttpReply.problem(
                Problem.of(
                        "no-household",
                        "There is no household",
                        404,
                        "You share no plan. With a plan of several seats, POST"
                                + " /v1/me/household/invitations begins one."));
    }

    private static HttpReply noSuchPlace() {
        return HttpReply.problem(
                Problem.of(
                        "no-such-place",
                        "There is no such place",
                        404,
                        "No guest and no invitation of your household has this id; GET"
                                + " /v1/me/household lists them."));
    }
}
