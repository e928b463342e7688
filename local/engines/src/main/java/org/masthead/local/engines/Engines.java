package org.masthead.local.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.masthead.local.endpoint.Backends;
import org.masthead.local.template.BucketSpec;
import org.masthead.local.template.Template;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * DynamoDB Local, ElasticMQ and S3Proxy, running, with every table, queue and bucket of the
 * template. Threads of the engines outlive {@link #close}: a program that is done calls {@link
 * System#exit}.
 */
public final class Engines implements AutoCloseable {

    private static final String REGION = "us-east-1";
    private static final String ENGINE_KEY = "local";

    private final DynamoDbEngine dynamoDb;
    private final SqsEngine sqs;
    private final S3Engine s3;
    private final Deque<AutoCloseable> open;

    private Engines(
            DynamoDbEngine dynamoDb, SqsEngine sqs, S3Engine s3, Deque<AutoCloseable> open) {
        this.dynamoDb = dynamoDb;
        this.sqs = sqs;
        this.s3 = s3;
        this.open = open;
    }

    /**
     * Starts the engines over a folder. What an earlier start stored there is found again.
     *
     * @param data made if it does not exist; of one start at a time
     * @throws EngineException if an engine does not start, or the folder holds a table that the
     *     template now defines otherwise
     */
    public static Engines start(Path data, Template template, InstantSource clock) {
        Path folder = data.toAbsolutePath();
        var open = new ArrayDeque<AutoCloseable>();
        return opened(
                open,
                () ->
                        start(
                                open,
                                DynamoDbEngine.onDisk(folder.resolve("dynamodb")),
                                Optional.of(folder.resolve("sqs")),
                                folder.resolve("s3"),
                                template,
                                clock));
    }

    /** Starts empty engines that keep nothing; objects are in a folder that close deletes. */
    public static Engines inMemory(Template template, InstantSource clock) {
        Path objects;
        try {
            objects = Files.createTempDirectory("masthead-s3");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var open = new ArrayDeque<AutoCloseable>();
        open.push(() -> delete(objects));
        return opened(
                open,
                () ->
                        start(
                                open,
                                DynamoDbEngine.inMemory(),
                                Optional.empty(),
                                objects,
                                template,
                                clock));
    }

    /** Where they listen. */
    public Backends backends() {
        return new Backends(dynamoDb.endpoint(), sqs.endpoint(), s3.endpoint());
    }

    @Override
    public void close() {
        closeAll(open);
    }

    private interface Start {
        Engines start();
    }

    private static Engines opened(Deque<AutoCloseable> open, Start start) {
        try {
            return start.start();
        } catch (RuntimeException e) {
            closeAll(open);
            throw e;
        }
    }

    private static Engines start(
            Deque<AutoCloseable> open,
            DynamoDbEngine dynamoDb,
            Optional<Path> messages,
            Path objects,
            Template template,
            InstantSource clock) {
        open.push(dynamoDb);
        SqsEngine sqs = push(open, SqsEngine.start(messages, template));
        SqsClient queues = push(open, new Clients(sqs.endpoint(), REGION, ENGINE_KEY).sqs());
        var events = new ObjectEvents(template.account(), clock);
        List<BucketSpec> buckets = template.buckets();
        S3Engine s3 =
                push(
                        open,
                        S3Engine.start(
                                objects,
                                store ->
                                        new NotifyingStore(
                                                store,
                                                buckets,
                                                template.account(),
                                                events,
                                                queues)));
        try (DynamoDbClient tables =
                        new Clients(dynamoDb.endpoint(), REGION, ENGINE_KEY).dynamoDb();
                S3Client objectStore = new Clients(s3.endpoint(), REGION, ENGINE_KEY).s3()) {
            new Provisioner(tables, queues, objectStore, events).provision(template);
        }
        return new Engines(dynamoDb, sqs, s3, open);
    }

    private static <T extends AutoCloseable> T push(Deque<AutoCloseable> open, T opened) {
        open.push(opened);
        return opened;
    }

    private static void closeAll(Deque<AutoCloseable> open) {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                // The others are still to be closed, and nothing is lost: data are on disk already.
                System.err.println("engines: " + e.getMessage());
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
