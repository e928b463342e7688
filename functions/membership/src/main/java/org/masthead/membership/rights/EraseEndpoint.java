package org.masthead.membership.rights;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.masthead.aws.ErasureQueue;
import org.masthead.aws.LedgerTable;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Log;
import org.masthead.lambda.Problem;
import org.masthead.lambda.Problem.Fault;
import org.masthead.member.Erasure;
import org.masthead.member.Ledger;
import org.masthead.member.Store;
import org.masthead.member.Subscription;

/** {@code DELETE /v1/me}: everything about a member goes. */
public final class EraseEndpoint {

    /** API Gateway waits for 30 seconds, the function for 29. */
    private static final Duration MOST = Duration.ofSeconds(15);

    /** By then every message that was under way about the member has been dealt with. */
    private static final Duration LATE = Duration.ofMinutes(15);

    private static final String CONFIRMED = "charging";

    private static final String CHARGED_BY_US =
            "Nothing was deleted. What you have subscribed to on the web would go on charging, and"
                    + " nobody could end it any more: POST /v1/me/portal opens the page where you"
                    + " end it; then send DELETE /v1/me again.";

    private static final String CHARGED_BY_A_SHOP =
            "Nothing was deleted. We cannot end what you have subscribed to in a shop: end it there"
                    + " first, or send DELETE /v1/me?confirm=charging to delete everything all the"
                    + " same.";

    private final Eraser eraser;
    private final LedgerTable ledger;
    private final ErasureQueue queue;
    private final InstantSource clock;

    public EraseEndpoint(
            Eraser eraser, LedgerTable ledger, ErasureQueue queue, InstantSource clock) {
        this.eraser = eraser;
        this.ledger = ledger;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * A subscription that we cannot end, because the member made it with a shop.
     *
     * @param until when the shop charges next
     * @param manage where the member ends it
     */
    record Charging(
            String subscription, Store store, String plan, Optional<Instant> until, String manage) {

        static Charging of(Subscription subscription) {
            var line = subscription.latest();
            return new Charging(
                    subscription.id().toString(),
                    subscription.id().store(),
                    line.terms().plan(),
                    line.terms().periodEnd(),
                    manage(subscription.id().store()));
        }

        /**
         * The stores' own pages (developer.apple.com, "Handling subscriptions billing";
         * developer.android.com, "Link to Google Play subscription settings"); Stripe's portal is
         * opened by a route of ours, while there is a member.
         */
        private static String manage(Store store) {
            return switch (store) {
                case APPLE -> "https://apps.apple.com/account/subscriptions";
                case GOOGLE -> "https://play.google.com/store/account/subscriptions";
                case STRIPE -> "/v1/me/portal";
                case VOUCHER, GIFT, COMPLIMENTARY, HOUSEHOLD, TRIAL -> "/v1/me/membership";
            };
        }

        Fault fault() {
            return new Fault(
                    "",
                    "%s goes on charging%s; end it at %s"
                            .formatted(
                                    subscription,
                                    until.map(it -> ", next on " + it).orElse(""),
                                    manage));
        }
    }

    /**
     * What is left.
     *
     * @param erased whether everything is gone already; else it goes within minutes
     * @param charging subscriptions that only the member can end
     */
    record Erased(boolean erased, List<Charging> charging, String signIn) {}

    public HttpReply erase(HttpRequest request, String member) {
        var now = clock.instant();
        var charging =
                Ledger.subscriptions(ledger.of(member)).stream()
                        .filter(subscription -> subscription.charges(now))
                        .map(Charging::of)
                        .toList();
        // Through Stripe it is we who charge, and without a member nobody can open its portal.
        var ours = charging.stream().filter(it -> it.store() == Store.STRIPE).toList();
        if (!ours.isEmpty()) {
            return stillCharging(ours, CHARGED_BY_US);
        }
        var confirmed = request.query("confirm").filter(CONFIRMED::equals).isPresent();
        return charging.isEmpty() || confirmed
                ? erase(member, charging)
                : stillCharging(charging, CHARGED_BY_A_SHOP);
    }

    private HttpReply erase(String member, List<Charging> charging) {
        // Before anything is deleted: if this request dies, the message finishes it.
        queue.send(new Erasure(member, Erasure.Scope.LATE), LATE);
        boolean erased = eraser.erase(member, MOST);
        if (!erased) {
            queue.send(new Erasure(member, Erasure.Scope.ALL), Duration.ZERO);
        }
        Log.info("A member was erased", "whole", erased);
        return HttpReply.fresh(
                erased ? 200 : 202,
                new Erased(
                        erased,
                        charging,
                        "Your sign-in itself is kept by whom you sign in with: delete it there."));
    }

    private static HttpReply stillCharging(List<Charging> charging, String detail) {
        return HttpReply.problem(
                new Problem(
                        "still-charging",
                        "A shop goes on taking your money",
                        409,
                        detail,
                        charging.stream().map(Charging::fault).toList()));
    }
}
