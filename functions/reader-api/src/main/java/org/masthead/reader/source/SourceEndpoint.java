package org.masthead.reader.source;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.source.RightsRefusal;
import org.masthead.source.Source;
import org.masthead.source.SourceAccount;

/**
 * {@code GET /v1/sources/{id}}: one title, its rights and its health, as they are now. No feed's
 * address is shown: that of a licensed feed may hold a key.
 */
public final class SourceEndpoint {

    private final Function<String, Optional<SourceAccount>> accounts;

    /**
     * The endpoint.
     *
     * @param accounts by id; one read of the sources table
     */
    public SourceEndpoint(Function<String, Optional<SourceAccount>> accounts) {
        this.accounts = accounts;
    }

    record SourceView(
            String id,
            String name,
            String homePage,
            Optional<String> logo,
            String language,
            String country,
            List<String> topics,
            String licence,
            Rights rights,
            PublicHealth health) {

        static SourceView of(SourceAccount account) {
            var source = account.source().source();
            return new SourceView(
                    source.id(),
                    source.name(),
                    source.homePage(),
                    source.logo(),
                    source.language(),
                    source.country(),
                    source.topics(),
                    source.licence(),
                    Rights.of(account),
                    PublicHealth.of(account.source().health()));
        }
    }

    /**
     * By what right the title is carried.
     *
     * @param policy what decides whether a page is kept
     * @param statement the same in a sentence
     * @param refused pages that were not kept because of what the publisher states
     */
    record Rights(
            String policy, String statement, long refused, Optional<RightsRefusal> lastRefusal) {

        static Rights of(SourceAccount account) {
            var policy = account.source().source().rights();
            return new Rights(
                    policy.word(), policy.statement(), account.refused(), account.lastRefusal());
        }
    }

    public HttpReply show(HttpRequest request) {
        var id = request.pathParameter("id");
        return Optional.of(id)
                .filter(Source::isId)
                .flatMap(accounts)
                // A title whose feeds are still looked for is its operators' affair.
                .filter(account -> account.source().isCarried())
                .map(account -> HttpReply.ok(SourceView.of(account)))
                .orElseGet(() -> noSuchSource(id));
    }

    private static HttpReply noSuchSource(String id) {
        return HttpReply.problem(
                Problem.of(
                        "no-such-source",
                        "There is no such source",
                        404,
                        "No source has the id '%s'; GET /v1/sources lists them.".formatted(id)));
    }
}
