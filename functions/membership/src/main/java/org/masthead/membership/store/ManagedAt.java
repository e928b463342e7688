package org.masthead.membership.store;

import org.masthead.member.Store;

/**
 * Where a member changes or ends a subscription.
 *
 * @param method GET for a page to open, or a route of ours to read; POST for a route of ours that
 *     answers with the page's address
 * @param url absolute, or a path of this API
 */
public record ManagedAt(String method, String url) {

    /**
     * The stores' own pages (developer.apple.com, "Handling subscriptions billing";
     * developer.android.com, "Link to Google Play subscription settings"); Stripe's is made for
     * each visit.
     */
    public static ManagedAt of(Store store) {
        return switch (store) {
            case APPLE -> get("https://apps.apple.com/account/subscriptions");
            case GOOGLE -> get("https://play.google.com/store/account/subscriptions");
            case STRIPE -> new ManagedAt("POST", "/v1/me/portal");
            case HOUSEHOLD -> get("/v1/me/household");
            case VOUCHER, GIFT, COMPLIMENTARY, TRIAL -> get("/v1/me/membership");
        };
    }

    private static ManagedAt get(String url) {
        return new ManagedAt("GET", url);
    }

    @Override
    public String toString() {
        return method + " " + url;
    }
}
