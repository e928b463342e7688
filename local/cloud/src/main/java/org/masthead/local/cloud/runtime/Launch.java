package org.masthead.local.cloud.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.masthead.local.cloud.CloudException;
import org.masthead.local.template.FunctionSpec;
import org.masthead.local.template.LocalAccount;

/**
 * How one function's process is started: its command, and an environment that holds what the
 * template and Lambda give and nothing of this machine's.
 *
 * @param spec the function as the template declares it
 * @param task folder with its unpacked zip
 * @param client who asks for events in the process
 * @param account where the local AWS services answer
 */
public record Launch(FunctionSpec spec, Path task, RuntimeClient client, LocalAccount account) {

    /** Lambda reserves part of a function's memory for what is not heap. */
    private static final double HEAP_SHARE = 0.75;

    private static final String FIRST_HEAP = "24m";

    String name() {
        return spec.name();
    }

    Duration timeout() {
        return Duration.ofSeconds(spec.timeoutSeconds());
    }

    String functionArn() {
        return account.arn("lambda", "function:" + name());
    }

    /** Starts a process that asks {@code runtimeApi} ({@code host:port}) for events. */
    Process start(String runtimeApi) {
        var builder = new ProcessBuilder(command());
        builder.directory(task.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment(runtimeApi));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new CloudException(name() + " cannot start: " + e.getMessage(), e);
        }
    }

    /** The JVM's command line; small rather than fast, because many share one machine. */
    List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+UseSerialGC");
        command.add("-Xshare:auto");
        // Else a JVM begins with 1/64 of the machine, and six of them fill it.
        command.add("-Xms" + FIRST_HEAP);
        command.add("-Xmx" + (int) (spec.memoryMegabytes() * HEAP_SHARE) + "m");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(client.jvmOptions(task.resolveSibling("native")));
        command.add("-cp");
        command.add(classPath());
        command.add(client.mainClass());
        command.add(spec.handler());
        return command;
    }

    private String classPath() {
        var own = Stream.of(task.toString(), task.resolve("lib") + "/*");
        return Stream.concat(own, client.classPath().map(Path::toString))
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    /**
     * Lambda developer guide, "Defined runtime environment variables". The access key is the
     * function's name: by it the local endpoint knows whose role to check.
     */
    Map<String, String> environment(String runtimeApi) {
        var environment = new LinkedHashMap<>(spec.environment());
        environment.put("_HANDLER", spec.handler());
        environment.put("AWS_REGION", account.region());
        environment.put("AWS_DEFAULT_REGION", account.region());
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        environment.put("AWS_LAMBDA_FUNCTION_NAME", name());
        environment.put(
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(spec.memoryMegabytes()));
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + name());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        environment.put("LAMBDA_TASK_ROOT", task.toString());
        environment.put("LANG", "en_US.UTF-8");
        environment.put("TZ", ":UTC");
        environment.put("AWS_ACCESS_KEY_ID", name());
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("AWS_ENDPOINT_URL", account.endpoint().toString());
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        return environment;
    }
}
