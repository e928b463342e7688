package org.masthead.local.cloud;

import com.sun.net.httpserver.HttpServer;
import org.masthead.local.engines.Engines;
import org.masthead.local.template.Template;

/** The one port at which every AWS service answers. */
final class AwsFront implements AutoCloseable {

    private final HttpServer server;

    private AwsFront(HttpServer server) {
        this.server = server;
    }

    static AwsFront start(Template template, Engines engines, FunctionsByName functions) {
        var lambda = new LambdaApi(functions, template.account());
        return new AwsFront(
                Loopback.serve(
                        template.account().endpoint().getPort(),
                        "the AWS endpoint",
                        "--aws-port",
                        exchange -> {
                            try (exchange) {
                                lambda.handle(exchange);
                            }
                        }));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
