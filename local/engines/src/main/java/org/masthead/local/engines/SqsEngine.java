package org.masthead.local.engines;

import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.Terminated;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import org.masthead.local.template.LocalAccount;
import scala.Function0;

/** ElasticMQ. Queue URLs carry the account's endpoint, not this engine's own port. */
final class SqsEngine implements AutoCloseable {

    private final Function0<Terminated> stop;
    private final URI endpoint;

    private SqsEngine(Function0<Terminated> stop, URI endpoint) {
        this.stop = stop;
        this.endpoint = endpoint;
    }

    /**
     * Starts it.
     *
     * @param folder where messages are kept, or empty for memory only
     */
    static SqsEngine start(Optional<Path> folder, LocalAccount account) {
        int port = Loopback.freePort();
        var config =
                ConfigFactory.parseMap(settings(port, folder, account))
                        .withFallback(ConfigFactory.load());
        var server = new ElasticMQServer(new ElasticMQServerConfig(config));
        return new SqsEngine(server.start(), Loopback.http(port));
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        stop.apply();
    }

    private static Map<String, Object> settings(
            int port, Optional<Path> folder, LocalAccount account) {
        URI outside = account.endpoint();
        return Map.ofEntries(
                Map.entry("node-address.protocol", outside.getScheme()),
                Map.entry("node-address.host", outside.getHost()),
                Map.entry("node-address.port", outside.getPort()),
                Map.entry("rest-sqs.bind-hostname", Loopback.HOST),
                Map.entry("rest-sqs.bind-port", port),
                Map.entry("rest-sqs.sqs-limits", "strict"),
                Map.entry("aws.region", account.region()),
                Map.entry("aws.accountId", account.accountId()),
                Map.entry("messages-storage.enabled", folder.isPresent()),
                Map.entry(
                        "messages-storage.uri",
                        folder.map(path ->
                                        "jdbc:h2:file:" + path.toAbsolutePath().resolve("queues"))
                                .orElse("jdbc:h2:mem:unused")),
                Map.entry("pekko.loglevel", "ERROR"));
    }
}
