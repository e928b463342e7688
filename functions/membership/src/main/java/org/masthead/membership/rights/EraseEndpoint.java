package org.masthead.membership.rights;

import java.time.Duration;
import java.util.List;
import org.masthead.aws.ErasureQueue;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Log;
import org.masthead.lambda.Problem;
import org.masthead.member.Erasure;
import org.masthead.membership.rights.Settlement.Charging;

/** {@code DELETE /v1/me}: everything about a member goes. */
public final class EraseEndpoint {

    /** API Gateway waits for 30 seconds, the function for 29. */
    private static final Duration MOST = Duration.ofSeconds(15);

    /** By then every message that was under way about the member has been dealt with. */
    private static final Duration LATE = Duration.ofMinutes(15);

    private static final String CONFIRMED = "charging";

    private final Settlement settlement;
    private final Eraser eraser;
    private final ErasureQueue queue;

    EraseEndpoint(Settlement settlement, Eraser eraser, ErasureQueue queue) {
        this.settlement = settlement;
        this.eraser = eraser;
        this.queue = queue;
    }

    /**
     * What is left.
     *
     * @param erased whether everything is gone already; else it goes within minutes
     * @param ended subscriptions of the web, which charge no more within minutes
     * @param charging subscriptions that only the member can end
     */
    record Erased(boolean erased, List<String> ended, List<Charging> charging, String signIn) {}

    public HttpReply erase(HttpRequest request, String member) {
        var charging = settlement.charging(member);
        var confirmed = request.query("confirm").filter(CONFIRMED::equals).isPresent();
        return charging.isEmpty() || confirmed ? erase(member, charging) : stillCharging(charging);
    }

    private HttpReply erase(String member, List<Charging> charging) {
        // Before anything is deleted: if this request dies, the messages finish it.
        settlement.settle(member, charging);
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
                        charging.stream()
                                .filter(Charging::isOurs)
                                .map(Charging::subscription)
                                .toList(),
                        charging.stream().filter(it -> !it.isOurs()).toList(),
                        "Your sign-in itself is kept by whom you sign in with: delete it there."));
    }

    private static HttpReply stillCharging(List<Charging> charging) {
        return HttpReply.problem(
                new Problem(
                        "still-charging",
                        "There are subscriptions that renew",
                        409,
                        "Nothing was deleted yet. DELETE /v1/me?confirm=charging deletes"
                                + " everything; \"errors\" says what becomes of each subscription.",
                        charging.stream().map(Charging::fault).toList()));
    }
}
