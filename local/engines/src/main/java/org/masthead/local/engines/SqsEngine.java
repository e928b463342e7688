package org.masthead.local.engines;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.Limits;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.rest.sqs.AutoCreateQueuesConfig;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import org.elasticmq.server.config.ElasticMQServerConfig;
import org.elasticmq.util.NowProvider;
import org.masthead.local.template.LocalAccount;
import org.masthead.local.template.QueueSpec;
import org.masthead.local.template.Template;
import scala.Option;
import scalikejdbc.ConnectionPool;

/**
 * ElasticMQ. Queue URLs carry the account's endpoint, not this engine's own port.
 *
 * <p>It is put together here rather than by its own {@code ElasticMQServer}: that one answers
 * requests while it still reads the stored queues, and gives up when a queue it is about to restore
 * was made in between.
 *
 * <p>Known limits: a purge empties the queue but not the store, so purged messages are back after a
 * restart; retention is not obeyed, messages stay until deleted; only one at a time may keep its
 * messages on disk in one JVM.
 */
final class SqsEngine implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ActorSystem actors;
    private final SQSRestServer server;
    private final URI endpoint;

    private SqsEngine(ActorSystem actors, SQSRestServer server, URI endpoint) {
        this.actors = actors;
        this.server = server;
        this.endpoint = endpoint;
    }

    /**
     * Starts it, with what was stored restored.
     *
     * @param folder where messages are kept, or empty for memory only
     */
    static SqsEngine start(Optional<Path> folder, Template template) {
        LocalAccount account = template.account();
        int port = Loopback.freePort();
        Config raw =
                ConfigFactory.parseMap(settings(folder, account))
                        .withFallback(ConfigFactory.load());
        var config = new ElasticMQServerConfig(raw);
        ActorSystem actors = ActorSystem.create("elasticmq", raw);
        Option<ActorRef> store =
                folder.isPresent() ? Option.apply(store(actors, config, template)) : none();
        Limits limits = StrictSQSLimits$.MODULE$;
        ActorRef queues =
                actors.actorOf(
                        Props.create(QueueManagerActor.class, new NowProvider(), limits, store));
        if (store.isDefined()) {
            restore(store.get(), queues);
        }
        SQSRestServer server =
                new TheSQSRestServerBuilder(
                                Option.apply(actors),
                                Option.apply(queues),
                                Loopback.HOST,
                                port,
                                config.nodeAddress(),
                                false,
                                limits,
                                account.region(),
                                account.accountId(),
                                store,
                                AutoCreateQueuesConfig.disabled())
                        .start();
        server.waitUntilStarted();
        return new SqsEngine(actors, server, Loopback.http(port));
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        server.stopAndWait();
        actors.terminate();
        actors.getWhenTerminated().toCompletableFuture().orTimeout(30, SECONDS).join();
        ConnectionPool.closeAll();
    }

    private static ActorRef store(
            ActorSystem actors, ElasticMQServerConfig config, Template template) {
        // ElasticMQ opens one connection pool per JVM, to the first database it is given: a later
        // start on another folder would go on writing into that one.
        ConnectionPool.singleton(
                config.sqlQueuePersistenceConfig().uri(),
                "",
                "",
                ConnectionPool.singleton$default$4(),
                ConnectionPool.DEFAULT_CONNECTION_POOL_FACTORY());
        ActorRef store =
                actors.actorOf(
                        Props.create(
                                SqlQueuePersistenceActor.class,
                                config.sqlQueuePersistenceConfig(),
                                config.baseQueues()));
        List<String> names = template.queues().stream().map(QueueSpec::name).toList();
        return actors.actorOf(
                Props.create(OneQueuePerMessage.class, () -> new OneQueuePerMessage(store, names)));
    }

    private static void restore(ActorRef store, ActorRef queues) {
        Object result =
                Patterns.ask(store, new QueueEvent.Restore(queues), PATIENCE)
                        .toCompletableFuture()
                        .join();
        if (result instanceof scala.util.Left<?, ?> errors) {
            throw new EngineException(
                    "ElasticMQ could not restore its stored queues: "
                            + errors.value()
                            + ". Start once with --fresh to drop the local data.");
        }
    }

    private static Option<ActorRef> none() {
        return Option.empty();
    }

    private static Map<String, Object> settings(Optional<Path> folder, LocalAccount account) {
        URI outside = account.endpoint();
        return Map.of(
                "node-address.protocol", outside.getScheme(),
                "node-address.host", outside.getHost(),
                "node-address.port", outside.getPort(),
                "messages-storage.enabled", folder.isPresent(),
                "messages-storage.uri", folder.map(SqsEngine::database).orElse("jdbc:h2:mem:"),
                "pekko.loglevel", "ERROR");
    }

    private static String database(Path folder) {
        // Written before it is answered: with H2's default of half a second later, killing the
        // process lost 11 of 900 acknowledged messages.
        return "jdbc:h2:file:" + folder.toAbsolutePath().resolve("queues") + ";WRITE_DELAY=0";
    }
}
