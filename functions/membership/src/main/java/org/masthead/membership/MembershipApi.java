package org.masthead.membership;

import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;

/** Which endpoint answers which route of template.yaml. */
final class MembershipApi {

    private final MembershipEndpoint membership;
    private final PlansEndpoint plans;

    MembershipApi(MembershipEndpoint membership, PlansEndpoint plans) {
        this.membership = membership;
        this.plans = plans;
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
            case "GET /v1/me/membership" -> membership.show(member);
            default -> HttpReply.problem(Problem.noSuchRoute(request));
        };
    }

    void prime() {
        membership.prime();
    }
}
