package org.masthead.membership;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.masthead.aws.MembersTable;
import org.masthead.aws.RateLimit;
import org.masthead.json.Json;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.member.Ledger;
import org.masthead.member.LedgerLine;
import org.masthead.member.Person;
import org.masthead.member.Plan;
import org.masthead.member.ProfileVersion;
import org.masthead.member.Store;
import org.masthead.member.Subscription;
import org.masthead.member.SubscriptionState;
import org.masthead.membership.apple.AppleShop;
import org.masthead.membership.apple.AppleSignatures;
import org.masthead.membership.google.GoogleShop;
import org.masthead.membership.store.Look;
import org.masthead.membership.store.ManagedAt;
import org.masthead.membership.store.Shop;
import org.masthead.membership.stripe.StripeShop;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /v1/me/subscriptions}, {@code /v1/me/checkout}, {@code /v1/me/gifts} and {@code
 * /v1/me/portal}: what a member has bought in an app, and the way to buy on the web.
 */
final class PurchasesEndpoint {

    /** Apps bring what they have at each start; stores limit how often they may be asked. */
    static final int TRIES_AN_HOUR = 30;

    private final StoreDesk desk;
    private final MembersTable members;
    private final RateLimit limit;
    private final InstantSource clock;

    /**
     * The endpoint.
     *
     * @param limit of purchases brought by one member
     */
    PurchasesEndpoint(StoreDesk desk, MembersTable members, RateLimit limit, InstantSource clock) {
        this.desk = desk;
        this.members = members;
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * What was brought.
     *
     * @param until the end of what is paid or free
     * @param note what the member should know, where it opens nothing
     */
    record Purchase(
            String subscription,
            Store store,
            SubscriptionState state,
            Optional<Instant> until,
            boolean autoRenew,
            String plan,
            String product,
            Optional<String> note) {

        static Purchase of(LedgerLine line, Instant now) {
            var subscription = new Subscription(line, false);
            var terms = line.terms();
            return new Purchase(
                    line.subscription().toString(),
                    line.subscription().store(),
                    subscription.stateAt(now),
                    terms.periodEnd(),
                    terms.autoRenew(),
                    terms.plan(),
                    terms.product(),
                    terms.plan().equals(Plan.UNKNOWN)
                            ? Optional.of(
                                    "No plan has this product yet. The purchase is kept, and opens"
                                            + " within a day of a plan that has.")
                            : Optional.empty());
        }
    }

    HttpReply answer(HttpRequest request) {
        return request.member()
                .map(member -> answer(request, member))
                .orElseGet(() ->
                        HttpReply.problem(
                                Problem.signIn("A purchase is a member's: send their token.")));
    }

    private HttpReply answer(HttpRequest request, String member) {
        try {
            var body =
                    request.body().length == 0
                            ? Json.tree("{}".getBytes(UTF_8))
                            : Json.tree(request.body());
            return switch (request.route()) {
                case "POST /v1/me/subscriptions" ->
                        bring(Person.of(member, request.claims()), body);
                case "POST /v1/me/checkout" ->
                        checkout(request, Person.of(member, request.claims()), body);
                case "POST /v1/me/gifts" ->
                        checkoutGift(request, Person.of(member, request.claims()), body);
                case "POST /v1/me/portal" -> portal(member);
                default -> HttpReply.problem(Problem.noSuchRoute(request));
            };
        } catch (JacksonException e) {
            return HttpReply.problem(
                    Problem.of("bad-body", "The body is not JSON", 400, "Send a JSON object."));
        }
    }

    /** A purchase just made, or one restored: whoever brings it holds it. */
    private HttpReply bring(Person member, JsonNode body) {
        var now = clock.instant();
        return limit.allows(member.id(), now)
                ? brought(member, body)
                : HttpReply.tooManyTries("Too many purchases were brought", limit.retryAfter(now));
    }

    private HttpReply brought(Person member, JsonNode body) {
        return switch (body.path("store").asString("")) {
            case "apple" -> bringFromApple(member, body.path("signedTransaction").asString(""));
            case "google" -> bringFromGoogle(member, body.path("purchaseToken").asString(""));
            default ->
                    refused(
                            "Say \"store\": \"apple\" with a signedTransaction, or \"google\""
                                    + " with a purchaseToken. What is bought on the web comes by"
                                    + " itself.");
        };
    }

    private HttpReply bringFromApple(Person member, String transaction) {
        var shop = shop(Store.APPLE, AppleShop.class);
        if (shop.isEmpty()) {
            return notSetUp(Store.APPLE);
        }
        try {
            return claim(member, shop.get(), shop.get().brought(transaction));
        } catch (AppleSignatures.Refused e) {
            return refused(
                    "The transaction is refused: %s. Send jwsRepresentation as StoreKit has it."
                            .formatted(e.getMessage()));
        }
    }

    private HttpReply bringFromGoogle(Person member, String token) {
        var shop = shop(Store.GOOGLE, GoogleShop.class);
        if (shop.isEmpty()) {
            return notSetUp(Store.GOOGLE);
        }
        var look = token.isBlank() ? Optional.<Look>empty() : shop.get().brought(token);
        return look.map(it -> claim(member, shop.get(), it))
                .orElseGet(
                        () -> refused("Google knows no subscription of this app by that token."));
    }

    private HttpReply claim(Person member, Shop shop, Look look) {
        var now = clock.instant();
        members.see(member, now, ProfileVersion.NONE);
        var applied = desk.books().claim(member.id(), look);
        if (look.unacknowledged()) {
            shop.acknowledge(look);
        }
        return HttpReply.fresh(200, Purchase.of(latest(member, look), now))
                .with(ProfileVersion.HEADER, applied.version().toString());
    }

    /** What decides about it now; something later may have been known than what was brought. */
    private LedgerLine latest(Person member, Look look) {
        var line = look.line();
        return Ledger.latest(desk.ledger().of(member.id()), line.subscription()).orElse(line);
    }

    private HttpReply checkout(HttpRequest request, Person member, JsonNode body) {
        var shop = shop(Store.STRIPE, StripeShop.class);
        if (shop.isEmpty()) {
            return notSetUp(Store.STRIPE);
        }
        members.see(member, clock.instant(), ProfileVersion.NONE);
        var ledger = desk.ledger().of(member.id());
        var region = body.path("region").asString("");
        var plan = desk.plans().find(body.path("plan").asString("")).filter(Plan::offered);
        var price = plan.flatMap(it -> price(it, region, 0));
        if (plan.isEmpty() || price.isEmpty()) {
            return noSuchOffer("GET /v1/plans lists what is offered; send its id as \"plan\"");
        }
        return renewing(ledger)
                .map(PurchasesEndpoint::alreadySubscribed)
                .orElseGet(() -> {
                    int free = isNewReader(ledger) ? plan.get().trialDays() : 0;
                    var key = key(request, member, price.get(), free);
                    var url = shop.get().checkout(member.id(), price.get(), free, key);
                    return HttpReply.fresh(201, Map.of("url", url));
                });
    }

    /** A sale with free days and one without are two, which Stripe would not have under one key. */
    private static String key(HttpRequest request, Person member, String price, int free) {
        return "%s/%s/%d/%s".formatted(member.id(), price, free, key(request));
    }

    /** One that a store will charge for again, and that the member themselves began. */
    private Optional<Subscription> renewing(List<LedgerLine> ledger) {
        var now = clock.instant();
        return Ledger.subscriptions(ledger).stream()
                .filter(it -> it.charges(now) && !it.latest().familyShared())
                // A sale that was begun and not paid keeps nobody from another.
                .filter(it -> it.stateAt(now) != SubscriptionState.PENDING)
                .findFirst();
    }

    /**
     * A store's free days are for who has had none. Who had our own on another account has none of
     * them here; who had a store's has its subscription in the ledger.
     */
    private static boolean isNewReader(List<LedgerLine> ledger) {
        return ledger.stream().anyMatch(line -> line.subscription().store() == Store.TRIAL)
                && ledger.stream()
                        .filter(line -> line.subscription().store().charges())
                        .noneMatch(line -> line.terms().state().opens());
    }

    private static HttpReply alreadySubscribed(Subscription subscription) {
        var store = subscription.id().store();
        return HttpReply.problem(
                Problem.of(
                        "already-subscribed",
                        "There is a subscription that renews",
                        409,
                        "This member's subscription with %s goes on charging; change or end it first: %s."
                                .formatted(store.label(), ManagedAt.of(store))));
    }

    /** The buyer is a member from here on: what they have bought is kept with them. */
    private HttpReply checkoutGift(HttpRequest request, Person buyer, JsonNode body) {
        var shop = shop(Store.STRIPE, StripeShop.class);
        if (shop.isEmpty()) {
            return notSetUp(Store.STRIPE);
        }
        var plan = body.path("plan").asString("");
        int days = Math.max(1, body.path("days").asInt(0));
        var price =
                desk.plans()
                        .find(plan)
                        .flatMap(it -> price(it, body.path("region").asString(""), days));
        if (price.isEmpty()) {
            return noSuchOffer(
                    "\"gifts\" of GET /v1/plans lists what can be given; send its \"plan\" and"
                            + " \"days\"");
        }
        members.see(buyer, clock.instant(), ProfileVersion.NONE);
        var key = "gift/%s/%s/%s".formatted(buyer.id(), price.get(), key(request));
        var url = shop.get().checkoutGift(buyer.id(), plan, days, price.get(), key);
        return HttpReply.fresh(201, Map.of("url", url));
    }

    private static String key(HttpRequest request) {
        return request.header("idempotency-key").orElseGet(() -> UUID.randomUUID().toString());
    }

    private static HttpReply noSuchOffer(String what) {
        return HttpReply.problem(
                Problem.of(
                        "no-such-offer",
                        "This is not sold here",
                        422,
                        what + " and, where prices differ, a country as \"region\"."));
    }

    /**
     * The price of the member's country, else the one for all.
     *
     * @param giftDays 0 for a membership of one's own
     */
    private static Optional<String> price(Plan plan, String region, int giftDays) {
        return plan.products().stream()
                .filter(product -> product.store() == Store.STRIPE && product.soldIn(region))
                .filter(product -> product.giftDays() == giftDays)
                .min(Comparator.comparing(product -> product.regions().isEmpty()))
                .map(Plan.Product::id);
    }

    private HttpReply portal(String member) {
        var shop = shop(Store.STRIPE, StripeShop.class);
        if (shop.isEmpty()) {
            return notSetUp(Store.STRIPE);
        }
        return ofStripe(member).stream()
                .flatMap(subscription -> shop.get().portal(subscription.id()).stream())
                .findFirst()
                .map(url -> HttpReply.fresh(201, Map.of("url", url)))
                .orElseGet(() ->
                        HttpReply.problem(
                                Problem.of(
                                        "no-such-subscription",
                                        "Nothing was bought on the web",
                                        404,
                                        "This member has no subscription with Stripe; others are"
                                                + " managed in their store.")));
    }

    private List<Subscription> ofStripe(String member) {
        return Ledger.subscriptions(desk.ledger().of(member)).stream()
                .filter(subscription -> subscription.id().store() == Store.STRIPE)
                .sorted(
                        Comparator.comparing((Subscription it) -> it.latest().signedAt())
                                .reversed())
                .toList();
    }

    private <T extends Shop> Optional<T> shop(Store store, Class<T> type) {
        return desk.shops().find(store).map(type::cast);
    }

    private static HttpReply refused(String detail) {
        return HttpReply.problem(
                Problem.of("purchase-refused", "The purchase is refused", 422, detail));
    }

    private static HttpReply notSetUp(Store store) {
        return HttpReply.problem(
                Problem.of(
                        "store-not-set-up",
                        "Nothing is sold through this store",
                        422,
                        "The template's parameters for %s are empty.".formatted(store.label())));
    }
}
