package org.masthead.local.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.masthead.local.template.Template;
import tools.jackson.core.JacksonException;

/**
 * The local account's address for every service: DynamoDB, SQS, S3, Secrets Manager and Lambda's
 * Invoke. Point an SDK or the AWS CLI at it with {@code AWS_ENDPOINT_URL}.
 *
 * <p>A caller whose access key id is a function's name is held to that function's role; all others
 * may do anything. Signatures are not checked: this server listens on loopback only.
 */
public final class AwsEndpoint implements AutoCloseable {

    private static final int NOT_FOUND = 404;
    private static final int BAD_GATEWAY = 502;

    static {
        // Without it each answer waits about 40 ms for the other side's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Forwarder forwarder = new Forwarder();
    private final Backends backends;
    private final URI uri;
    private final Permissions permissions;
    private final Calls calls;
    private final S3Calls s3Calls;
    private final InvokeApi invokeApi;
    private final SecretsApi secretsApi;
    private final DeadLetterReplay replay;

    private AwsEndpoint(
            HttpServer server, Template template, Backends backends, FunctionInvoker functions) {
        this.server = server;
        this.backends = backends;
        this.uri = template.account().endpoint();
        this.permissions = new Permissions(template);
        this.calls = new Calls(template.account());
        this.s3Calls = new S3Calls(template.account());
        this.invokeApi = new InvokeApi(functions, template.account());
        this.secretsApi = new SecretsApi(template);
        this.replay = new DeadLetterReplay(template, backends.sqs());
    }

    /**
     * Listens on the port of the template's account.
     *
     * @throws UncheckedIOException if the port is taken
     */
    public static AwsEndpoint start(
            Template template, Backends backends, FunctionInvoker functions) {
        int port = template.account().endpoint().getPort();
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var endpoint = new AwsEndpoint(server, template, backends, functions);
            server.createContext("/", endpoint::handle);
            server.setExecutor(endpoint.threads);
            server.start();
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " of the AWS endpoint is taken", e);
        }
    }

    /** Its address, for {@code AWS_ENDPOINT_URL}. */
    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        server.stop(0);
        forwarder.close();
        replay.close();
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing
        }
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        try {
            AwsRequest request =
                    AwsRequest.of(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            exchange.getRequestHeaders());
            switch (request.service()) {
                case "dynamodb" -> json(exchange, request, backends.dynamoDb());
                case "sqs" -> json(exchange, request, backends.sqs());
                case "s3" -> s3(exchange, request);
                case "lambda" -> lambda(exchange, request);
                case "secretsmanager" -> secrets(exchange, request);
                default -> unknown(request).send(exchange);
            }
        } catch (JacksonException e) {
            Answer.error(
                            400,
                            "com.amazon.coral.service#SerializationException",
                            "The body is not JSON: " + e.getOriginalMessage())
                    .send(exchange);
        }
    }

    private void json(HttpExchange exchange, AwsRequest request, URI engine)
            throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Optional<String> denial =
                isFunction(request)
                        ? permissions.denial(request.accessKeyId(), calls.of(request, body))
                        : Optional.empty();
        if (denial.isPresent()) {
            Answer.denied(request.service(), denial.get()).send(exchange);
            return;
        }
        if (request.operation().equals("StartMessageMoveTask")) {
            replay.start(body).send(exchange);
            return;
        }
        forward(exchange, request, engine, new ByteArrayInputStream(body), body.length);
    }

    private void s3(HttpExchange exchange, AwsRequest request)
            throws IOException, InterruptedException {
        Optional<String> denial = permissions.denial(request.accessKeyId(), s3Calls.of(request));
        if (denial.isPresent()) {
            Answer.denied("s3", denial.get()).send(exchange);
            return;
        }
        forward(exchange, request, backends.s3(), exchange.getRequestBody(), length(request));
    }

    private void lambda(HttpExchange exchange, AwsRequest request) throws IOException {
        Optional<String> denial =
                permissions.denial(request.accessKeyId(), List.of(invokeApi.call(request)));
        byte[] body = exchange.getRequestBody().readAllBytes();
        denial.map(message -> Answer.denied("lambda", message))
                .orElseGet(
                        () -> invokeApi.answer(request, new String(body, StandardCharsets.UTF_8)))
                .send(exchange);
    }

    private void secrets(HttpExchange exchange, AwsRequest request) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        permissions
                .denial(request.accessKeyId(), List.of(secretsApi.call(request, body)))
                .map(message -> Answer.denied("secretsmanager", message))
                .orElseGet(() -> secretsApi.answer(request, body))
                .send(exchange);
    }

    private void forward(
            HttpExchange exchange, AwsRequest request, URI engine, InputStream body, long length)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> response;
        try {
            response = forwarder.ask(engine, request, body, length);
        } catch (IOException e) {
            Answer.error(
                            BAD_GATEWAY,
                            "ServiceUnavailable",
                            "The local " + request.service() + " engine did not answer: " + e)
                    .send(exchange);
            return;
        }
        Optional<String> hidden = hidden(request, response.statusCode());
        if (hidden.isPresent()) {
            response.body().close();
            Answer.denied("s3", hidden.get()).send(exchange);
            return;
        }
        Forwarder.answer(exchange, response);
    }

    /**
     * S3 tells only those who may list a bucket that a key is missing; to others it denies access.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">Amazon S3
     *     API reference, GetObject, "Permissions"</a>
     */
    private Optional<String> hidden(AwsRequest request, int status) {
        return request.service().equals("s3") && status == NOT_FOUND && s3Calls.readsObject(request)
                ? permissions.denial(request.accessKeyId(), List.of(s3Calls.listing(request)))
                : Optional.empty();
    }

    private boolean isFunction(AwsRequest request) {
        return permissions.function(request.accessKeyId()).isPresent();
    }

    private static long length(AwsRequest request) {
        String length = request.header("Content-Length");
        if (length.isEmpty()) {
            return request.header("Transfer-Encoding").isEmpty() ? 0 : -1;
        }
        return Long.parseLong(length);
    }

    private static Answer unknown(AwsRequest request) {
        return request.service().isEmpty()
                ? Answer.error(
                        403,
                        "MissingAuthenticationToken",
                        "The request is not signed, so it does not say which service it is for. Use"
                                + " an AWS SDK or the AWS CLI, with any access key.")
                : Answer.error(
                        501,
                        "NotImplemented",
                        "The service \""
                                + request.service()
                                + "\" is not emulated by the local cloud; it has dynamodb, s3, sqs,"
                                + " secretsmanager and lambda invoke.");
    }
}
