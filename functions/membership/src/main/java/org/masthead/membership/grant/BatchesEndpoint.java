package org.masthead.membership.grant;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.masthead.aws.GrantsTable;
import org.masthead.code.Code;
import org.masthead.grant.VoucherBatch;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.member.Plans;

/** {@code /v1/admin/vouchers}: codes by the batch, for campaigns and partners. */
public final class BatchesEndpoint {

    private final GrantsTable grants;
    private final Plans plans;
    private final SecureRandom random;
    private final InstantSource clock;

    public BatchesEndpoint(
            GrantsTable grants, Plans plans, SecureRandom random, InstantSource clock) {
        this.grants = grants;
        this.plans = plans;
        this.random = random;
        this.clock = clock;
    }

    /**
     * A batch as operators see it; its codes are shown once, when they are made.
     *
     * @param redeemed how often, over all codes; a second or two behind
     */
    record BatchView(
            String id,
            String partner,
            String plan,
            int days,
            int count,
            int uses,
            Instant redeemableUntil,
            Instant createdAt,
            boolean withdrawn,
            long redeemed) {}

    /** Makes a batch; the answer is the only place where its codes ever stand. */
    public HttpReply create(HttpRequest request) {
        return switch (BatchBody.read(request.body(), plans, clock.instant())) {
            case BatchBody.Outcome.Faulty(var faults) ->
                    HttpReply.problem(
                            new Problem(
                                    "bad-batch",
                                    "The batch is not usable",
                                    422,
                                    "No code was made; see errors.",
                                    faults));
            case BatchBody.Outcome.Read(var batch) -> create(batch);
        };
    }

    private HttpReply create(VoucherBatch batch) {
        if (!grants.addBatch(batch)) {
            return batchExists(batch.id());
        }
        var codes =
                Stream.generate(() -> Code.draw(random, Code.VOUCHER))
                        .limit(batch.count())
                        .toList();
        grants.addCodes(batch, codes);
        var csv =
                codes.stream()
                        .map(code -> "%s,%s\r\n".formatted(code.shown(), batch.id()))
                        .collect(Collectors.joining("", "code,batch\r\n", ""));
        return new HttpReply(
                201,
                Map.of(
                        "content-type",
                        "text/csv; charset=utf-8",
                        "cache-control",
                        "no-store",
                        "location",
                        "/v1/admin/vouchers/" + batch.id()),
                csv);
    }

    public HttpReply show(HttpRequest request) {
        var id = request.pathParameter("batch");
        return grants.batch(id)
                .map(batch -> HttpReply.fresh(200, view(batch)))
                .orElseGet(() -> noSuchBatch(id));
    }

    private BatchView view(VoucherBatch batch) {
        return new BatchView(
                batch.id(),
                batch.partner(),
                batch.plan(),
                batch.days(),
                batch.count(),
                batch.uses(),
                batch.redeemableUntil(),
                batch.createdAt(),
                batch.withdrawn(),
                grants.redeemed(batch.id()));
    }

    /** Codes that nobody has redeemed are void; who has redeemed one keeps it. */
    public HttpReply withdraw(HttpRequest request) {
        var id = request.pathParameter("batch");
        return grants.batch(id)
                .map(batch -> {
                    grants.withdraw(batch);
                    return HttpReply.nothing();
                })
                .orElseGet(() -> noSuchBatch(id));
    }

    private static HttpReply batchExists(String id) {
        return HttpReply.problem(
                Problem.of(
                        "batch-exists",
                        "The batch is there already",
                        409,
                        ("There is a batch '%s', and its codes cannot be shown again. Where they"
                                        + " were lost, withdraw it with DELETE"
                                        + " /v1/admin/vouchers/%s and make another.")
                                .formatted(id, id)));
    }

    private static HttpReply noSuchBatch(String id) {
        return HttpReply.problem(
                Problem.of(
                        "no-such-batch",
                        "There is no such batch",
                        404,
                        "No batch of vouchers has the id '%s'.".formatted(id)));
    }
}
