package org.masthead.local.engines;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.masthead.local.endpoint.AwsEndpoint;
import org.masthead.local.endpoint.Backends;
import org.masthead.local.endpoint.FunctionInvoker;
import org.masthead.local.template.FunctionSpec;
import org.masthead.local.template.LocalAccount;
import org.masthead.local.template.TableSpec;
import org.masthead.local.template.Template;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * For tests: empty engines in memory with everything the repository's {@code template.yaml}
 * declares, and clients for them.
 *
 * {@snippet :
 * private static final LocalAws AWS = LocalAws.shared();
 *
 * @BeforeEach
 * void empty() {
 *     AWS.reset();
 * }
 * }
 */
public final class LocalAws implements AutoCloseable {

    /** Issuer that the template is read with; nothing answers there. */
    public static final String TOKEN_ISSUER = "http://127.0.0.1:1/issuer";

    private static final String KEY = "test";

    private final Template template;
    private final Engines engines;
    private final DynamoDbClient dynamoDb;
    private final S3Client s3;
    private final SqsClient sqs;
    private final AwsEndpoint endpoint;
    private final Map<String, FunctionClients> byFunction = new ConcurrentHashMap<>();

    private LocalAws(Template template, Engines engines) {
        this.template = template;
        this.engines = engines;
        this.endpoint = AwsEndpoint.start(template, engines.backends(), FunctionInvoker.NONE);
        String region = template.account().region();
        this.dynamoDb = new Clients(engines.backends().dynamoDb(), region, KEY).dynamoDb();
        this.s3 = new Clients(engines.backends().s3(), region, KEY).s3();
        this.sqs = new Clients(endpoint.uri(), region, KEY).sqs();
    }

    /** Starts engines of its own; a few seconds. Most tests want {@link #shared}. */
    public static LocalAws start() {
        LocalAccount account =
                LocalAccount.at(URI.create("http://127.0.0.1:" + Loopback.freePort()));
        Template template =
                Template.read(repositoryTemplate(), Map.of("TokenIssuer", TOKEN_ISSUER), account);
        var aws = new LocalAws(template, Engines.inMemory(template, InstantSource.system()));
        aws.reset(); // S3's test event waits in the queue
        return aws;
    }

    /** The one that all tests of this JVM share, started at the first call. Never close it. */
    public static LocalAws shared() {
        return Shared.AWS;
    }

    private static final class Shared {
        static final LocalAws AWS = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(AWS::close, "local-aws-close"));
        }
    }

    /** The template, as read for these engines. */
    public Template template() {
        return template;
    }

    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    public S3Client s3() {
        return s3;
    }

    public SqsClient sqs() {
        return sqs;
    }

    /** Where the engines themselves listen, past the roles. */
    public Backends backends() {
        return engines.backends();
    }

    /** Where every service answers, for {@code AWS_ENDPOINT_URL}. */
    public URI endpoint() {
        return endpoint.uri();
    }

    /**
     * Clients held to a function's role in the template. A call that it does not grant is denied,
     * as it would be in the cloud.
     *
     * @param function logical id, with or without its ending "Function"
     */
    public FunctionClients as(String function) {
        FunctionSpec spec = function(function);
        return byFunction.computeIfAbsent(
                spec.name(),
                name -> {
                    var clients = new Clients(endpoint(), template.account().region(), name);
                    return new FunctionClients(
                            clients.dynamoDb(), clients.s3(), clients.sqs(), clients.secrets());
                });
    }

    /** Name of the table with this logical id, such as {@code StoriesTable}. */
    public String tableName(String logicalId) {
        return template.table(logicalId).orElseThrow(() -> unknown("table", logicalId)).name();
    }

    /** Name of the bucket with this logical id, such as {@code PagesBucket}. */
    public String bucketName(String logicalId) {
        return template.bucket(logicalId).orElseThrow(() -> unknown("bucket", logicalId)).name();
    }

    /** URL of the queue with this logical id, such as {@code FetchQueue}. */
    public String queueUrl(String logicalId) {
        String name =
                template.queue(logicalId).orElseThrow(() -> unknown("queue", logicalId)).name();
        return template.account().queueUrl(name);
    }

    /** Changes a secret for all tests of this JVM, as an operator would. */
    public void putSecret(String logicalId, String value) {
        String name =
                template.secret(logicalId).orElseThrow(() -> unknown("secret", logicalId)).name();
        try (var secrets = new Clients(endpoint(), template.account().region(), KEY).secrets()) {
            secrets.putSecretValue(request -> request.secretId(name).secretString(value));
        }
    }

    /**
     * The environment that the template gives a function.
     *
     * @param function logical id, with or without its ending "Function"
     */
    public Map<String, String> environment(String function) {
        return function(function).environment();
    }

    private FunctionSpec function(String function) {
        return template.function(function)
                .or(() -> template.function(function + "Function"))
                .orElseThrow(() -> unknown("function", function));
    }

    /** Empties every table, queue and bucket. */
    public void reset() {
        template.tables().forEach(this::empty);
        template.queues()
                .forEach(queue ->
                        sqs.purgeQueue(request -> request.queueUrl(queueUrl(queue.name()))));
        template.buckets().forEach(bucket -> emptyBucket(bucket.name()));
    }

    @Override
    public void close() {
        byFunction.values().forEach(FunctionClients::close);
        endpoint.close();
        dynamoDb.close();
        s3.close();
        sqs.close();
        engines.close();
    }

    private void empty(TableSpec table) {
        var items = dynamoDb.scanPaginator(request -> request.tableName(table.name())).items();
        for (Map<String, AttributeValue> item : items) {
            var key = new HashMap<>(item);
            key.keySet()
                    .removeIf(name ->
                            !name.equals(table.key().hash())
                                    && !name.equals(table.key().range().orElse("")));
            dynamoDb.deleteItem(request -> request.tableName(table.name()).key(key));
        }
    }

    private void emptyBucket(String bucket) {
        List<ObjectIdentifier> keys =
                s3.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
                        .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                        .toList();
        for (ObjectIdentifier key : keys) {
            s3.deleteObject(request -> request.bucket(bucket).key(key.key()));
        }
    }

    private static IllegalArgumentException unknown(String kind, String id) {
        return new IllegalArgumentException("template.yaml has no " + kind + " \"" + id + "\"");
    }

    private static Path repositoryTemplate() {
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            Path candidate = folder.resolve("template.yaml");
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException(
                "No template.yaml in " + Path.of("").toAbsolutePath() + " or above it");
    }
}
