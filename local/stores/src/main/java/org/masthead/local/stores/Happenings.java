package org.masthead.local.stores;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /happen}: something happens to a member's subscription, and the store tells the
 * webhook.
 */
final class Happenings {

    private static final Map<String, String> MONTHLY =
            Map.of(
                    "apple", "org.masthead.monthly",
                    "google", "masthead:monthly",
                    "stripe", "price_masthead_monthly_eur");

    private static final Map<String, String> YEARLY =
            Map.of(
                    "apple", "org.masthead.yearly",
                    "google", "masthead:yearly",
                    "stripe", "price_masthead_yearly_eur");

    /** Not of a subscription's life: paid once. */
    private static final String GIFT = "gift";

    private final Stores stores;
    private final Optional<String> api;
    private final InstantSource clock;

    Happenings(Stores stores, Optional<String> api, InstantSource clock) {
        this.stores = stores;
        this.api = api;
        this.clock = clock;
    }

    Reply answer(Asked asked) {
        if (asked.field("store").equals("stripe") && asked.field("what").equals(GIFT)) {
            return gift(asked);
        }
        var happening = Happening.of(asked.field("what"));
        if (happening.isEmpty() || !MONTHLY.containsKey(asked.field("store"))) {
            return refused(
                    400,
                    "stores are apple, google and stripe; what can happen is "
                            + Happening.words()
                            + ", and gift at stripe");
        }
        try {
            return happen(asked.field("store"), happening.get(), asked);
        } catch (IllegalArgumentException e) {
            return refused(400, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return refused(502, "the webhook did not answer: " + e.getMessage());
        }
    }

    /** The member has bought ninety days for somebody else. */
    private Reply gift(Asked asked) {
        var buyer = asked.field("member").isEmpty() ? "ada" : asked.field("member");
        var gifts = stores.stripe().gifts();
        var payment =
                gifts.begun().stream()
                        .filter(it -> buyer.equals(it.metadata().get("member")))
                        .findFirst()
                        .orElseGet(() -> gifts.begin(buyer, "pass", 90));
        try {
            var event = gifts.paid(payment.id());
            var response = tell(event);
            return Reply.json(
                    200,
                    Map.of(
                            "type", event.type(),
                            "subscription", payment.id(),
                            "answer", response.statusCode() + " " + response.body(),
                            "api", api.orElse("")));
        } catch (IOException e) {
            return refused(502, "the webhook did not answer: " + e.getMessage());
        }
    }

    private static Reply refused(int status, String why) {
        return Reply.json(status, Map.of("answer", why));
    }

    private Reply happen(String store, Happening happening, Asked asked) throws IOException {
        var after = after(store, happening, asked);
        var event = stores.event(store, happening, after);
        stores.put(store, after);
        var response = tell(event);
        var said = new LinkedHashMap<String, Object>();
        said.put("type", event.type());
        said.put("subscription", after.id());
        said.put("answer", response.statusCode() + " " + response.body());
        said.put("api", api.orElse(""));
        if (store.equals("apple") && isPurchase(happening)) {
            said.put(
                    "bring",
                    Map.of(
                            "store",
                            store,
                            "signedTransaction",
                            stores.apple().transaction(after, clock.instant())));
        }
        return Reply.json(200, said);
    }

    private static boolean isPurchase(Happening happening) {
        return happening == Happening.BOUGHT || happening == Happening.TRIAL;
    }

    /** The member's usual subscription, begun where there is none yet. */
    private Sold after(String store, Happening happening, Asked asked) {
        var member = asked.field("member").isEmpty() ? "ada" : asked.field("member");
        var id =
                asked.field("subscription").isEmpty()
                        ? store + "-" + member
                        : asked.field("subscription");
        var now = clock.instant();
        var known =
                stores.find(store, id)
                        .orElseGet(() ->
                                Sold.of(
                                        id,
                                        Optional.of(member),
                                        MONTHLY.getOrDefault(store, ""),
                                        now));
        var product =
                happening == Happening.CHANGED ? YEARLY.getOrDefault(store, "") : known.product();
        return known.of(asked.field("product").isEmpty() ? product : asked.field("product"))
                .after(happening, now);
    }

    private HttpResponse<String> tell(SignedEvent event) throws IOException {
        var webhook = api.orElse("") + "/v1/webhooks/" + event.store();
        var request =
                HttpRequest.newBuilder(URI.create(webhook))
                        .POST(BodyPublishers.ofString(event.body()));
        event.headers().forEach(request::setHeader);
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
