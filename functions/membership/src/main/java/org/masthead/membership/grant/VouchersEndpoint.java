package org.masthead.membership.grant;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.masthead.aws.RateLimit;
import org.masthead.aws.Redemptions;
import org.masthead.code.Code;
import org.masthead.grant.Claim;
import org.masthead.grant.Redemption;
import org.masthead.json.Json;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.member.LedgerLine;
import tools.jackson.core.JacksonException;

/** {@code POST /v1/me/vouchers}: one field for the code of a voucher or of a gift. */
public final class VouchersEndpoint {

    private final Redemptions redemptions;
    private final RateLimit limit;
    private final BiConsumer<String, LedgerLine> ledger;
    private final InstantSource clock;

    /**
     * The endpoint.
     *
     * @param limit of tries by one member
     * @param ledger records a line for a member; twice is once
     */
    public VouchersEndpoint(
            Redemptions redemptions,
            RateLimit limit,
            BiConsumer<String, LedgerLine> ledger,
            InstantSource clock) {
        this.redemptions = redemptions;
        this.limit = limit;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What the code opened. */
    record Redeemed(
            String store, String plan, Instant from, Instant until, Optional<String> partner) {

        static Redeemed of(Claim claim) {
            return new Redeemed(
                    claim.store().label(),
                    claim.plan(),
                    claim.at(),
                    claim.until(),
                    claim.partner());
        }
    }

    /** Redeems the code for the member. */
    public HttpReply redeem(HttpRequest request, String member) {
        return Code.read(typed(request), Code.VOUCHER)
                .map(code -> redeem(code, member))
                // Seen by its check symbol: a slip is no guess, and is not counted as one.
                .orElseGet(VouchersEndpoint::mistyped);
    }

    private static String typed(HttpRequest request) {
        try {
            return Json.tree(request.body()).path("code").asString("");
        } catch (JacksonException e) {
            return "";
        }
    }

    private HttpReply redeem(Code code, String member) {
        var now = clock.instant();
        return limit.allows(member, now)
                ? answer(redemptions.redeem(code, member, now), member)
                : HttpReply.tooManyTries("Too many codes were tried", limit.retryAfter(now));
    }

    private HttpReply answer(Redemption outcome, String member) {
        return switch (outcome) {
            case Redemption.Redeemed(var claim) -> recorded(claim, member);
            case Redemption.Unknown() -> unknown();
            case Redemption.UsedUp() -> usedUp();
            case Redemption.Voided() -> voided();
        };
    }

    /** Where this fails, the claim stands, and the same code sent again comes here again. */
    private HttpReply recorded(Claim claim, String member) {
        ledger.accept(member, claim.line(member));
        return HttpReply.fresh(200, Redeemed.of(claim));
    }

    private static HttpReply mistyped() {
        return HttpReply.problem(
                Problem.of(
                        "bad-code",
                        "That is not a code",
                        422,
                        "A code has 20 letters and digits; one of them is mistyped or missing."
                                + " Send {\"code\": \"…\"} as it stands on the voucher."));
    }

    private static HttpReply unknown() {
        return HttpReply.problem(
                Problem.of(
                        "no-such-code",
                        "There is no such code",
                        404,
                        "Nobody was given this code, or its giver has asked for another one."));
    }

    private static HttpReply usedUp() {
        return HttpReply.problem(
                Problem.of(
                        "code-used",
                        "The code is used up",
                        409,
                        "Somebody else has redeemed it; each code opens once, or as often as its"
                                + " giver said."));
    }

    private static HttpReply voided() {
        return HttpReply.problem(
                Problem.of(
                        "code-void",
                        "The code is not valid any more",
                        410,
                        "It was not redeemed in time, or its giver took it back; ask them."));
    }
}
