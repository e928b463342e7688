package org.masthead.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.masthead.json.Json;

/**
 * One JSON object a line on standard output, which Lambda hands to CloudWatch Logs as it is. Every
 * line carries the function, the request and, where there is one, the correlation id, so that one
 * search tells a story's whole life.
 *
 * <p>Never log a token, a header or a body: they may hold secrets.
 */
public final class Log {

    private static final ScopedValue<String> REQUEST = ScopedValue.newInstance();
    private static final ScopedValue<String> CORRELATION = ScopedValue.newInstance();
    private static final String FUNCTION =
            Optional.ofNullable(System.getenv("AWS_LAMBDA_FUNCTION_NAME")).orElse("local");
    private static final PrintStream OUT = System.out;

    private Log() {}

    /** Runs work whose log lines carry the request id of an invocation. */
    public static <T> T during(Context context, Callable<T> work) throws Exception {
        return ScopedValue.where(REQUEST, context.getAwsRequestId()).call(work::call);
    }

    /** Runs work whose log lines carry the request id of an invocation. */
    public static void during(Context context, Runnable work) {
        ScopedValue.where(REQUEST, context.getAwsRequestId()).run(work);
    }

    /** Runs work whose log lines carry a correlation id; the line that says how it failed too. */
    public static void about(String correlationId, Runnable work) {
        ScopedValue.where(CORRELATION, correlationId)
                .run(() -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        error("Failed", e);
                        throw e;
                    }
                });
    }

    /** The same request, for work handed to another thread. */
    public static Runnable carried(Runnable work) {
        if (!REQUEST.isBound()) {
            return work;
        }
        var request = REQUEST.get();
        return () -> ScopedValue.where(REQUEST, request).run(work);
    }

    /**
     * Logs what happened.
     *
     * @param fields names and values in turn
     */
    public static void info(String message, Object... fields) {
        line("INFO", message, fields);
    }

    /**
     * Logs what somebody should look at some day.
     *
     * @param fields names and values in turn
     */
    public static void warn(String message, Object... fields) {
        line("WARN", message, fields);
    }

    /**
     * Logs what an operator should act upon now, though nothing here is broken.
     *
     * @param fields names and values in turn
     */
    public static void notice(String message, Object... fields) {
        line("ERROR", message, fields);
    }

    /**
     * Logs a bug or broken infrastructure, with its stack trace.
     *
     * @param fields names and values in turn
     */
    public static void error(String message, Throwable cause, Object... fields) {
        var trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        var all = new Object[fields.length + 2];
        System.arraycopy(fields, 0, all, 0, fields.length);
        all[fields.length] = "stackTrace";
        all[fields.length + 1] = trace.toString();
        line("ERROR", message, all);
    }

    /**
     * Writes CloudWatch metrics in embedded metric format (Amazon CloudWatch User Guide,
     * "Specification: Embedded metric format"), namespace {@code Masthead}, without dimensions.
     *
     * @param units unit by metric name, for example {@code Seconds} or {@code Count}
     * @param values value by the same names
     */
    public static void metrics(Map<String, String> units, Map<String, ? extends Number> values) {
        metrics(Map.of(), units, values);
    }

    /**
     * Writes CloudWatch metrics in embedded metric format, once without dimensions and, where there
     * are any, once more with all of them. Each combination of dimensions is a metric that is paid
     * for: only for what is rare.
     *
     * @param dimensions value by name
     * @param units unit by metric name
     * @param values value by the same names
     */
    public static void metrics(
            Map<String, String> dimensions,
            Map<String, String> units,
            Map<String, ? extends Number> values) {
        var definitions =
                units.entrySet().stream()
                        .map(unit -> Map.of("Name", unit.getKey(), "Unit", unit.getValue()))
                        .toList();
        var directive =
                Map.of(
                        "Namespace",
                        "Masthead",
                        "Dimensions",
                        dimensions.isEmpty()
                                ? List.of(List.of())
                                : List.of(List.of(), List.copyOf(dimensions.keySet())),
                        "Metrics",
                        definitions);
        var line = new LinkedHashMap<String, Object>();
        line.put(
                "_aws",
                Map.of(
                        "Timestamp",
                        System.currentTimeMillis(),
                        "CloudWatchMetrics",
                        new Object[] {directive}));
        line.putAll(dimensions);
        line.putAll(values);
        print(line);
    }

    private static void line(String level, String message, Object... fields) {
        var line = new LinkedHashMap<String, Object>();
        line.put("timestamp", Instant.now().toString());
        line.put("level", level);
        line.put("message", message);
        line.put("function", FUNCTION);
        if (REQUEST.isBound()) {
            line.put("requestId", REQUEST.get());
        }
        if (CORRELATION.isBound()) {
            line.put("correlationId", CORRELATION.get());
        }
        for (int i = 0; i + 1 < fields.length; i += 2) {
            line.put(String.valueOf(fields[i]), fields[i + 1]);
        }
        print(line);
    }

    /** One write a line: Lambda makes a log event of each write, whatever its length. */
    private static void print(Map<String, Object> line) {
        var bytes = (Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8);
        OUT.write(bytes, 0, bytes.length);
        OUT.flush();
    }
}
