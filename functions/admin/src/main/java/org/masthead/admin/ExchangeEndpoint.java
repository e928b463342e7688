package org.masthead.admin;

import java.time.InstantSource;
import org.masthead.aws.SourceRegister;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;

/** Sources in and out by the hundred. */
final class ExchangeEndpoint {

    private final SourceRegister register;
    private final InstantSource clock;

    ExchangeEndpoint(SourceRegister register, InstantSource clock) {
        this.register = register;
        this.clock = clock;
    }

    HttpReply export() {
        return HttpReply.nothing();
    }

    HttpReply take(HttpRequest request, Operator operator) {
        return Refusal.unknownForm(
                request.header("content-type").orElse("") + clock + register + operator);
    }
}
