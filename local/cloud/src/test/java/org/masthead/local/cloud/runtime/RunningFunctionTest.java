package org.masthead.local.cloud.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.masthead.local.cloud.RecordedLog;
import org.masthead.local.cloud.SampleZips;
import org.masthead.local.cloud.sample.EchoFunction;
import org.masthead.local.template.FunctionSpec;
import org.masthead.local.template.LocalAccount;
import org.masthead.local.template.RoleSpec;

class RunningFunctionTest {

    private static final InstantSource CLOCK = Clock.systemUTC();

    @TempDir Path folder;

    private final RecordedLog log = new RecordedLog();

    private RunningFunction start(RuntimeClient client, int timeoutSeconds, String handler) {
        var task = Task.unpack(SampleZips.write(folder.resolve("f.zip")), folder.resolve("task"));
        var spec =
                new FunctionSpec(
                        "EchoFunction",
                        "masthead-EchoFunction",
                        handler,
                        folder.resolve("f.zip"),
                        timeoutSeconds,
                        128,
                        Map.of("GREETING", "hello"),
                        List.of(),
                        new RoleSpec("EchoRole", List.of()));
        var account = LocalAccount.at(URI.create("http://127.0.0.1:4566"));
        return RunningFunction.start(new Launch(spec, task, client, account), 1, log, CLOCK);
    }

    private RunningFunction echo(RuntimeClient client, int timeoutSeconds) {
        return start(client, timeoutSeconds, EchoFunction.class.getName() + "::handleRequest");
    }

    @ParameterizedTest
    @EnumSource
    void an_event_is_answered_and_the_next_one_too(RuntimeClient client) {
        try (var function = echo(client, 20)) {
            assertThat(function.invoke("{\"n\":1}")).isEqualTo(new Outcome.Replied("{\"n\":1}"));
            assertThat(function.invoke("{\"n\":\"é\"}"))
                    .isEqualTo(new Outcome.Replied("{\"n\":\"é\"}"));
            assertThat(log.lines).anyMatch(it -> it.contains("\"message\":\"echoed\""));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_environment_is_the_templates_and_lambdas_and_nothing_of_this_machines(
            RuntimeClient client) {
        try (var function = echo(client, 20)) {
            assertThat(said(function, "GREETING")).isEqualTo("\"hello\"");
            assertThat(said(function, "AWS_LAMBDA_FUNCTION_NAME"))
                    .isEqualTo("\"masthead-EchoFunction\"");
            assertThat(said(function, "AWS_ACCESS_KEY_ID")).isEqualTo("\"masthead-EchoFunction\"");
            assertThat(said(function, "AWS_ENDPOINT_URL")).isEqualTo("\"http://127.0.0.1:4566\"");
            assertThat(said(function, "HOME")).isEqualTo("\"nothing\"");
            assertThat(said(function, "ARN"))
                    .isEqualTo(
                            "\"arn:aws:lambda:us-east-1:000000000000:function:masthead-EchoFunction\"");
            assertThat(Integer.parseInt(said(function, "DEADLINE"))).isBetween(1_000, 20_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_exception_fails_its_event_only(RuntimeClient client) {
        try (var function = echo(client, 20)) {
            assertThat(function.invoke("\"please throw\""))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> {
                                assertThat(failed.type()).endsWith("IllegalStateException");
                                assertThat(failed.message()).isEqualTo("thrown as asked");
                            });
            assertThat(function.invoke("1")).isEqualTo(new Outcome.Replied("1"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_process_that_dies_fails_its_event_and_the_next_event_finds_another(
            RuntimeClient client) {
        try (var function = echo(client, 20)) {
            assertThat(function.invoke("\"please die\""))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.type()).isEqualTo("Runtime.ExitError"));
            assertThat(function.invoke("1")).isEqualTo(new Outcome.Replied("1"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_function_over_its_time_is_killed_and_the_event_fails_as_AWS_says(RuntimeClient client) {
        try (var function = echo(client, 1)) {
            assertThat(function.invoke("1")).isEqualTo(new Outcome.Replied("1"));
            assertThat(function.invoke("\"please hang\""))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> {
                                assertThat(failed.type()).isEqualTo("Sandbox.Timedout");
                                assertThat(failed.message())
                                        .endsWith("Task timed out after 1.00 seconds");
                            });
            assertThat(function.invoke("1")).isEqualTo(new Outcome.Replied("1"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_handler_that_is_not_there_fails_every_event_with_the_reason(RuntimeClient client) {
        try (var function = start(client, 20, "org.masthead.Absent::handleRequest")) {
            assertThat(function.invoke("1"))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.payload()).contains("org.masthead.Absent"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_process_ends_by_itself_when_the_runtime_api_is_gone(RuntimeClient client)
            throws Exception {
        var task = Task.unpack(SampleZips.write(folder.resolve("f.zip")), folder.resolve("task"));
        var spec =
                new FunctionSpec(
                        "EchoFunction",
                        "masthead-EchoFunction",
                        EchoFunction.class.getName() + "::handleRequest",
                        folder.resolve("f.zip"),
                        20,
                        128,
                        Map.of(),
                        List.of(),
                        new RoleSpec("EchoRole", List.of()));
        var account = LocalAccount.at(URI.create("http://127.0.0.1:4566"));
        var launch = new Launch(spec, task, client, account);
        var api = new RuntimeApi(launch.functionArn(), launch.timeout(), CLOCK);
        var process = launch.start(api.address());
        assertThat(api.initialised().get(30, TimeUnit.SECONDS)).isEmpty();
        api.close();
        assertThat(process.onExit().get(30, TimeUnit.SECONDS)).isNotNull();
    }

    private static String said(RunningFunction function, String variable) {
        var outcome = function.invoke("\"please say " + variable + "\"");
        assertThat(outcome).isInstanceOf(Outcome.Replied.class);
        return ((Outcome.Replied) outcome).payload();
    }
}
