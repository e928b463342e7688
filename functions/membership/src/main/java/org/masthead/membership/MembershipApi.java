package org.masthead.membership;

import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.membership.grant.GrantsApi;
import org.masthead.membership.household.HouseholdEndpoint;
import org.masthead.membership.rights.RightsApi;

/** Which endpoint answers which route of template.yaml. */
final class MembershipApi {

    private final MembershipEndpoint membership;
    private final PlansEndpoint plans;
    private final HouseholdEndpoint household;
    private final GrantsApi grants;
    private final RightsApi rights;

    MembershipApi(
            MembershipEndpoint membership,
            PlansEndpoint plans,
            HouseholdEndpoint household,
            GrantsApi grants,
            RightsApi rights) {
        this.membership = membership;
        this.plans = plans;
        this.household = household;
        this.grants = grants;
        this.rights = rights;
    }

    /** Scopes are checked by API Gateway; a request that it let pass without a token is none. */
    HttpReply answer(HttpRequest request) {
        if (request.route().equals("GET /v1/plans")) {
            return plans.list(request);
        }
        return request.member()
                .map(member -> route(request, member))
                .orElseGet(() ->
                        HttpReply.problem(
                                Problem.signIn(
                                        "This answer is about one member: send their token.")));
    }

    private HttpReply route(HttpRequest request, String member) {
        return switch (request.route()) {
            case "GET /v1/me/membership" -> membership.show(request, member);
            case "GET /v1/me/household",
                    "POST /v1/me/household/invitations",
                    "POST /v1/me/household/join",
                    "DELETE /v1/me/household/places/{place}",
                    "DELETE /v1/me/household" ->
                    household.answer(request, member);
            case "POST /v1/me/vouchers",
                    "GET /v1/me/gifts",
                    "POST /v1/me/gifts/{id}/code",
                    "POST /v1/me/gifts/{id}/refund" ->
                    grants.answer(request, member);
            case "POST /v1/admin/vouchers",
                    "GET /v1/admin/vouchers/{batch}",
                    "DELETE /v1/admin/vouchers/{batch}",
                    "PUT /v1/admin/members/{member}/grants/{grant}",
                    "DELETE /v1/admin/members/{member}/grants/{grant}" ->
                    grants.answerOperator(request, member);
            case "GET /v1/me/export",
                    "DELETE /v1/me",
                    "GET /v1/me/consent",
                    "PUT /v1/me/consent",
                    "GET /v1/me/app-passwords",
                    "POST /v1/me/app-passwords",
                    "DELETE /v1/me/app-passwords/{id}" ->
                    rights.answer(request, member);
            default -> HttpReply.problem(Problem.noSuchRoute(request));
        };
    }

    void prime() {
        membership.prime();
    }
}
