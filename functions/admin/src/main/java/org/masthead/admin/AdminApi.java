package org.masthead.admin;

import java.time.InstantSource;
import org.masthead.aws.AuditTable;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;

/** Which endpoint answers which route of template.yaml. */
final class AdminApi {

    private final SourcesEndpoint sources;
    private final ExchangeEndpoint exchange;
    private final PicksEndpoint picks;
    private final AuditTable audit;
    private final InstantSource clock;

    AdminApi(
            SourcesEndpoint sources,
            ExchangeEndpoint exchange,
            PicksEndpoint picks,
            AuditTable audit,
            InstantSource clock) {
        this.sources = sources;
        this.exchange = exchange;
        this.picks = picks;
        this.audit = audit;
        this.clock = clock;
    }

    /** The scope is checked by API Gateway; a request that it let pass without a token is none. */
    HttpReply answer(HttpRequest request) {
        return request.member()
                .map(Operator::new)
                .map(operator -> route(request, operator))
                .orElseGet(AdminApi::signIn);
    }

    /** Noted first: what fails half way was asked for all the same. */
    private HttpReply route(HttpRequest request, Operator operator) {
        audit.record(request, operator.id(), clock.instant());
        return switch (request.route()) {
            case "GET /v1/admin/sources" -> sources.list(request);
            case "POST /v1/admin/sources" -> sources.add(request, operator);
            case "GET /v1/admin/sources/{id}" -> sources.show(request);
            case "PUT /v1/admin/sources/{id}" -> sources.replace(request, operator);
            case "DELETE /v1/admin/sources/{id}" -> sources.remove(request, operator);
            case "PUT /v1/admin/sources/{id}/state" -> sources.move(request, operator);
            case "GET /v1/admin/sources.opml" -> exchange.export();
            case "POST /v1/admin/sources/import" -> exchange.take(request, operator);
            case "GET /v1/admin/picks" -> picks.list();
            case "PUT /v1/admin/picks" -> picks.replace(request, operator);
            case "PUT /v1/admin/picks/{story}" -> picks.put(request, operator);
            case "DELETE /v1/admin/picks/{story}" -> picks.remove(request, operator);
            case "GET /v1/admin/audit" -> new AuditEndpoint(audit).show(request);
            default -> HttpReply.problem(Problem.noSuchRoute(request));
        };
    }

    private static HttpReply signIn() {
        return HttpReply.problem(Problem.signIn("Send a token with the scope masthead/admin."));
    }
}
