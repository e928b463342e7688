package org.masthead.membership;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.member.Plan;
import org.masthead.member.Plans;
import org.masthead.member.Store;
import org.masthead.member.Titles;

/** {@code GET /v1/plans}: what can be begun now, for everyone. */
final class PlansEndpoint {

    private static final Pattern REGION = Pattern.compile("[A-Z]{2}");

    private final Plans plans;

    PlansEndpoint(Plans plans) {
        this.plans = plans;
    }

    record Listed(List<PlanView> plans, List<GiftView> gifts) {}

    /** Days of a plan that can be bought for somebody else. */
    record GiftView(String plan, int days) {}

    record ProductView(Store store, String id, List<String> regions) {

        static ProductView of(Plan.Product product) {
            return new ProductView(product.store(), product.id(), product.regions());
        }
    }

    /**
     * A plan as apps show it.
     *
     * @param period ISO 8601, for example {@code P1M}
     * @param opens {@code all}, or {@code some}
     * @param sources the titles that it opens, where those are not all
     * @param products under what name, and so at what price, each store sells it there
     */
    record PlanView(
            String id,
            String name,
            Optional<String> period,
            int trialDays,
            int seats,
            String opens,
            Optional<List<String>> sources,
            List<ProductView> products) {

        static PlanView of(Plan plan, Optional<String> region) {
            return new PlanView(
                    plan.id(),
                    plan.name(),
                    plan.period().map(Object::toString),
                    plan.trialDays(),
                    plan.seats(),
                    switch (plan.titles()) {
                        case Titles.All() -> "all";
                        case Titles.Only(var sources) -> "some";
                    },
                    switch (plan.titles()) {
                        case Titles.All() -> Optional.empty();
                        case Titles.Only(Set<String> sources) ->
                                Optional.of(sources.stream().sorted().toList());
                    },
                    soldIn(region, plan)
                            .filter(product -> product.giftDays() == 0)
                            .map(ProductView::of)
                            .toList());
        }
    }

    private static Stream<Plan.Product> soldIn(Optional<String> region, Plan plan) {
        return plan.products().stream()
                .filter(it -> region.filter(there -> !it.soldIn(there)).isEmpty());
    }

    private static Stream<GiftView> gifts(Optional<String> region, Plan plan) {
        return soldIn(region, plan)
                .filter(product -> product.giftDays() > 0)
                .map(product -> new GiftView(plan.id(), product.giftDays()))
                .distinct();
    }

    /** With {@code ?region=}, only what is sold in that country. */
    HttpReply list(HttpRequest request) {
        var region = request.query("region");
        if (region.isPresent() && !REGION.matcher(region.get()).matches()) {
            return HttpReply.problem(
                    Problem.of(
                            "bad-region",
                            "The region is not usable",
                            400,
                            "region is two capital letters of ISO 3166-1, for example GB."));
        }
        var views = plans.offered().stream().map(plan -> PlanView.of(plan, region)).toList();
        var gifts = plans.all().stream().flatMap(plan -> gifts(region, plan)).toList();
        // The same for everyone, so anybody on the way may keep it.
        return HttpReply.ok(new Listed(views, gifts))
                .with("cache-control", "public, max-age=60")
                .with("vary", "Accept-Encoding");
    }
}
