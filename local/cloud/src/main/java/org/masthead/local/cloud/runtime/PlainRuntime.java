package org.masthead.local.cloud.runtime;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/**
 * Main class of a function's process on systems for which AWS's runtime client has no native part:
 * asks the Runtime API for events in plain Java. Runs {@link RequestStreamHandler}s only, which is
 * what our functions are.
 */
public final class PlainRuntime {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> environment;
    private final String api;

    private PlainRuntime(Map<String, String> environment) {
        this.environment = environment;
        this.api = "http://" + environment.get("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/";
    }

    /**
     * Runs until the Runtime API is gone.
     *
     * @param args the handler, {@code pkg.Handler::handleRequest}
     */
    public static void main(String[] args) throws InterruptedException {
        var runtime = new PlainRuntime(System.getenv());
        try {
            runtime.run(args[0]);
        } catch (IOException e) {
            System.err.println("the Runtime API is gone: " + e);
            System.exit(1);
        }
    }

    private void run(String handlerName) throws IOException, InterruptedException {
        RequestStreamHandler handler;
        try {
            handler = load(handlerName);
        } catch (ReflectiveOperationException | LinkageError e) {
            post("init/error", error(rootOf(e)));
            System.exit(1);
            return;
        }
        while (true) {
            handleNext(handler);
        }
    }

    private static RequestStreamHandler load(String handler) throws ReflectiveOperationException {
        var name = handler.split("::", 2)[0];
        var instance = Class.forName(name).getDeclaredConstructor().newInstance();
        if (instance instanceof RequestStreamHandler it) {
            return it;
        }
        throw new ClassNotFoundException(name + " is no RequestStreamHandler");
    }

    private void handleNext(RequestStreamHandler handler) throws IOException, InterruptedException {
        var next = http.send(to("invocation/next").GET().build(), BodyHandlers.ofByteArray());
        var context = new PlainContext(environment, next.headers());
        var answer = new ByteArrayOutputStream();
        var invocation = "invocation/" + context.getAwsRequestId() + "/";
        try {
            handler.handleRequest(new ByteArrayInputStream(next.body()), answer, context);
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            post(invocation + "error", error(e));
            return;
        }
        post(invocation + "response", answer.toByteArray());
    }

    private void post(String path, byte[] body) throws IOException, InterruptedException {
        var request = to(path).POST(BodyPublishers.ofByteArray(body)).build();
        var _ = http.send(request, BodyHandlers.discarding());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(api + path));
    }

    private static Throwable rootOf(Throwable e) {
        var cause = e.getCause();
        return cause == null ? e : rootOf(cause);
    }

    /** Written by hand: this class shares its class path with a function's own libraries. */
    private static byte[] error(Throwable e) {
        var json =
                "{\"errorType\":%s,\"errorMessage\":%s}"
                        .formatted(quoted(e.getClass().getName()), quoted(e.getMessage() + ""));
        return json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
