package org.masthead.admin;

import java.time.InstantSource;
import org.masthead.aws.SourcesTable;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;

/** Sources in and out by the hundred. */
final class ExchangeEndpoint {

    private final SourcesTable sources;
    private final InstantSource clock;

    ExchangeEndpoint(SourcesTable sources, InstantSource clock) {
        this.sources = sources;
        this.clock = clock;
    }

    HttpReply export() {
        return HttpReply.nothing();
    }

    HttpReply take(HttpRequest request, Operator operator) {
        return Refusal.unknownForm(
                request.header("content-type").orElse("") + clock + sources + operator);
    }
}
