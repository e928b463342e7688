package org.masthead.membership.grant;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import org.masthead.aws.BoughtGifts;
import org.masthead.code.Code;
import org.masthead.grant.Gift;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;

/** {@code /v1/me/gifts}: what a member has bought for others. */
public final class GiftsEndpoint {

    private final BoughtGifts gifts;
    private final MoneyBack moneyBack;
    private final SecureRandom random;
    private final InstantSource clock;

    public GiftsEndpoint(
            BoughtGifts gifts, MoneyBack moneyBack, SecureRandom random, InstantSource clock) {
        this.gifts = gifts;
        this.moneyBack = moneyBack;
        this.random = random;
        this.clock = clock;
    }

    /** A gift as its buyer sees it: whether it was claimed, and never by whom. */
    record GiftView(String id, String plan, int days, Gift.State state, Instant since) {

        static GiftView of(Gift gift) {
            var state = gift.takenBack() ? Gift.State.REFUNDED : gift.state();
            return new GiftView(gift.id(), gift.plan(), gift.days(), state, gift.since());
        }
    }

    record Gifts(List<GiftView> gifts) {}

    /**
     * The one time that a gift's code is shown.
     *
     * @param code one asked for before is void with it
     */
    record Coded(String id, String code) {}

    public HttpReply list(String member) {
        return HttpReply.ok(new Gifts(gifts.of(member).stream().map(GiftView::of).toList()));
    }

    /** Draws the code to hand over; asked again, a new one, as codes are kept nowhere. */
    public HttpReply code(HttpRequest request, String member) {
        return ofMember(request, member, this::coded);
    }

    /** Gives the money of an unclaimed gift back; its code is void first. */
    public HttpReply refund(HttpRequest request, String member) {
        return ofMember(request, member, this::refunded);
    }

    private HttpReply ofMember(
            HttpRequest request, String member, BiFunction<Gift, Instant, HttpReply> deed) {
        var id = request.pathParameter("id");
        return gifts.find(member, id)
                .map(gift -> deed.apply(gift, clock.instant()))
                .orElseGet(() -> noSuchGift(id));
    }

    private HttpReply coded(Gift gift, Instant now) {
        var code = Code.draw(random, Code.VOUCHER);
        return gifts.recode(gift, code)
                ? HttpReply.fresh(200, new Coded(gift.id(), code.shown()))
                : gone(gift);
    }

    private HttpReply refunded(Gift gift, Instant now) {
        if (!gifts.refund(gift, now)) {
            return gone(gift);
        }
        // Asked again after a failure, it is asked for again: the shop knows it by the gift's id.
        moneyBack.give(gift);
        return HttpReply.nothing();
    }

    private static HttpReply noSuchGift(String id) {
        return HttpReply.problem(
                Problem.of(
                        "no-such-gift",
                        "There is no such gift",
                        404,
                        "You have bought no gift '%s'; GET /v1/me/gifts lists yours."
                                .formatted(id)));
    }

    private static HttpReply gone(Gift gift) {
        return HttpReply.problem(
                Problem.of(
                        "gift-gone",
                        "The gift is not waiting any more",
                        409,
                        "'%s' has been claimed or given back.".formatted(gift.id())));
    }
}
