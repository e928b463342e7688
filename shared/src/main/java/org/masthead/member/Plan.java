package org.masthead.member;

import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * What is sold or given: a period, and the titles that it opens.
 *
 * @param id never changes and never goes: ledger lines name it
 * @param period how long one payment lasts; empty where it has no price
 * @param trialDays free days that the stores are set up to give before the first payment
 * @param seats members who share it, the one who pays among them; 1 for one person
 * @param offered whether it can be begun now; what was begun goes on
 * @param products what the stores call it, each product of one plan only
 */
public record Plan(
        String id,
        String name,
        Optional<Period> period,
        int trialDays,
        int seats,
        Titles titles,
        boolean offered,
        List<Product> products) {

    /** The plan of a new member's free days. */
    public static final String TRIAL = "trial";

    /** In place of a plan where no plan has the product that was bought; it opens nothing. */
    public static final String UNKNOWN = "unknown";

    public Plan {
        products = List.copyOf(products);
    }

    /** Whether that is one of its products. */
    public boolean has(Store store, String product) {
        return products.stream().anyMatch(it -> it.store() == store && it.id().equals(product));
    }

    /**
     * What one store calls the plan. Prices are the store's: Apple and Google have one for each
     * country under one product, Stripe has a price object for each.
     *
     * @param regions ISO 3166-1 alpha-2 countries in which it is sold; empty for all
     * @param giftDays days that it gives to somebody else, paid once; 0 where it is a membership of
     *     one's own
     */
    public record Product(Store store, String id, List<String> regions, int giftDays) {

        public Product {
            regions = List.copyOf(regions);
        }

        /** Whether it is sold in that country. */
        public boolean soldIn(String region) {
            return regions.isEmpty() || regions.contains(region);
        }
    }
}
