package org.masthead.membership;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.masthead.aws.PurchasesTable;
import org.masthead.aws.Secret;
import org.masthead.lambda.Environment;
import org.masthead.member.Plans;
import org.masthead.member.Store;
import org.masthead.membership.apple.AppleDoor;
import org.masthead.membership.apple.AppleSettings;
import org.masthead.membership.apple.AppleShop;
import org.masthead.membership.apple.AppleSignatures;
import org.masthead.membership.google.GoogleDoor;
import org.masthead.membership.google.GoogleSettings;
import org.masthead.membership.google.GoogleShop;
import org.masthead.membership.store.Shop;
import org.masthead.membership.store.Shops;
import org.masthead.membership.stripe.StripeDoor;
import org.masthead.membership.stripe.StripeSettings;
import org.masthead.membership.stripe.StripeShop;
import org.masthead.membership.webhook.Door;

/**
 * Makes the stores' parts from what template.yaml declares. A store without its parameter is not
 * there; nothing of a store's library is loaded before it is needed.
 */
final class StoreParts {

    private final Environment environment;
    private final Secret secret;
    private final InstantSource clock;

    StoreParts(Environment environment, Secret secret, InstantSource clock) {
        this.environment = environment;
        this.secret = secret;
        this.clock = clock;
    }

    Map<Store, Supplier<Door>> doors() {
        var doors = new HashMap<Store, Supplier<Door>>();
        if (isSet("APPLE_BUNDLE")) {
            doors.put(Store.APPLE, once(() -> new AppleDoor(AppleSignatures.of(apple()), clock)));
        }
        if (isSet("GOOGLE_PACKAGE")) {
            doors.put(Store.GOOGLE, once(() -> new GoogleDoor(google(), clock)));
        }
        if (isSet("CHECKOUT_RETURN")) {
            doors.put(
                    Store.STRIPE,
                    once(() -> new StripeDoor(() -> secret.get("stripeSigningSecret"), clock)));
        }
        return doors;
    }

    Shops shops(Plans plans, PurchasesTable purchases) {
        var shops = new HashMap<Store, Supplier<Shop>>();
        if (isSet("APPLE_BUNDLE")) {
            shops.put(Store.APPLE, once(() -> AppleShop.of(apple(), plans, secret, clock)));
        }
        if (isSet("GOOGLE_PACKAGE")) {
            shops.put(
                    Store.GOOGLE,
                    once(() -> GoogleShop.of(google(), plans, secret, purchases, clock)));
        }
        if (isSet("CHECKOUT_RETURN")) {
            shops.put(Store.STRIPE, once(() -> StripeShop.of(stripe(), plans, secret, clock)));
        }
        return new Shops(shops);
    }

    private AppleSettings apple() {
        return AppleSettings.of(
                environment.get("APPLE_BUNDLE"),
                environment.get("APPLE_APP_ID"),
                environment.get("APPLE_ENVIRONMENT"),
                environment.get("APPLE_ROOTS"),
                environment.get("STORES_ADDRESS"));
    }

    private GoogleSettings google() {
        return new GoogleSettings(
                environment.get("GOOGLE_PACKAGE"),
                environment.get("GOOGLE_PUSH_AUDIENCE"),
                environment.get("GOOGLE_PUSHER"),
                environment.get("STORES_ADDRESS"));
    }

    private StripeSettings stripe() {
        return new StripeSettings(
                environment.get("CHECKOUT_RETURN"), environment.get("STORES_ADDRESS"));
    }

    private boolean isSet(String name) {
        return !environment.get(name).isBlank();
    }

    /** Makes it when it is first asked for, and gives the same from then on. */
    static <T> Supplier<T> once(Supplier<T> maker) {
        return new Supplier<>() {

            private final Object lock = new Object();
            private Optional<T> made = Optional.empty();

            @Override
            public T get() {
                synchronized (lock) {
                    if (made.isEmpty()) {
                        made = Optional.of(maker.get());
                    }
                    return made.get();
                }
            }
        };
    }
}
