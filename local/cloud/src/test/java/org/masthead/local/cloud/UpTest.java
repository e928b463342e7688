package org.masthead.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner as its own process, as local/masthead starts it, over the sample functions. */
class UpTest {

    @TempDir Path folder;
    private Process runner;
    private Path output;

    @BeforeEach
    void start() throws Exception {
        SampleZips.write(folder.resolve("sample.zip"));
        try (var template = UpTest.class.getResourceAsStream("/sample-template.yaml")) {
            Files.copy(
                    java.util.Objects.requireNonNull(template),
                    folder.resolve("template.yaml"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        output = folder.resolve("output.txt");
        runner =
                run(
                        "up",
                        "--port",
                        "0",
                        "--aws-port",
                        "0",
                        "--publishers-port",
                        "0",
                        "--issuer-port",
                        "0");
        Eventually.until("the summary is printed", () -> output().contains("Three things to try"));
    }

    @AfterEach
    void stop() {
        runner.descendants().forEach(ProcessHandle::destroyForcibly);
        runner.destroyForcibly();
    }

    private Process run(String... words) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        command.addAll(List.of(Main.class.getName(), folder.toString()));
        command.addAll(List.of(words));
        var to = new File(folder.toFile(), words[0].equals("up") ? "output.txt" : "command.txt");
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(to).start();
    }

    private String output() throws Exception {
        return Files.readString(output);
    }

    private String command(String... words) throws Exception {
        assertThat(run(words).waitFor(30, TimeUnit.SECONDS)).isTrue();
        return Files.readString(folder.resolve("command.txt"));
    }

    private List<ProcessHandle> functions() throws Exception {
        Eventually.until("two function JVMs", () -> runner.descendants().count() == 2);
        return runner.descendants().toList();
    }

    @Test
    void a_stop_signal_stops_every_process() throws Exception {
        var functions = functions();
        runner.destroy();
        assertThat(runner.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(functions).noneMatch(ProcessHandle::isAlive);
        assertThat(output()).contains("stopped; what was stored stays in");
    }

    @Test
    void a_killed_runner_leaves_no_process() throws Exception {
        var functions = functions();
        runner.destroyForcibly();
        Eventually.until(
                "the functions' JVMs are gone",
                () -> functions.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void commands_talk_to_it() throws Exception {
        Files.writeString(folder.resolve("event.json"), "{\"hello\":\"world\"}");
        assertThat(command("invoke", "echo", folder.resolve("event.json").toString()))
                .contains("\"hello\" : \"world\"");
        assertThat(command("invoke", "absent", folder.resolve("event.json").toString()))
                .contains("no function \"absent\"");
        assertThat(command("token", "ada")).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\n");
        assertThat(command("dead-letters")).contains("QUEUE").contains("Work");
        assertThat(command("replay", "work")).contains("no dead letters of Work");
    }

    @Test
    void another_cloud_cannot_have_the_same_data() throws Exception {
        var second = run("up", "--port", "0", "--issuer-port", "0");
        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
    }
}
