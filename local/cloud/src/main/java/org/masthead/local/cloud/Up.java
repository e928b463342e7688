package org.masthead.local.cloud;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.masthead.local.cloud.log.LogFormat;
import org.masthead.local.cloud.log.LogStream;

/** {@code local/masthead up}: starts the cloud, says what to try, and runs until it is stopped. */
final class Up {

    private final PrintStream out;
    private final Style style;
    private final InstantSource clock;
    private final Instant began;

    private Up(PrintStream out, Style style, InstantSource clock, Instant began) {
        this.out = out;
        this.style = style;
        this.clock = clock;
        this.began = began;
    }

    /**
     * Runs until SIGINT or SIGTERM.
     *
     * @param root folder of the repository
     */
    static void run(Path root, List<String> words) throws InterruptedException {
        var options = CommandLine.up(root, words);
        var began = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
        var style = Style.ofTerminal(System.getenv());
        var out = System.out;
        // The engines print banners of their own; what a person should see goes through out.
        System.setOut(new PrintStream(PrintStream.nullOutputStream()));
        new Up(out, style, InstantSource.system(), began).run(options);
    }

    private void run(CloudOptions options) throws InterruptedException {
        try (var data = DataFolder.take(options.data())) {
            if (options.fresh()) {
                data.empty();
            }
            run(options, data.resolve("log.jsonl"));
        }
    }

    private void run(CloudOptions options, Path logFile) throws InterruptedException {
        var format = new LogFormat(style, ZoneId.systemDefault(), "masthead-");
        var progress = new Progress(out, style, Cloud.STEPS);
        var stopped = new CountDownLatch(1);
        try (var log = LogStream.open(logFile, out, format, clock);
                var cloud = Cloud.start(options, progress, log, clock)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cloud, stopped)));
            cloud.running().write();
            new Summary(out, style).print(cloud, secondsSinceBegin());
            FirstStories.watch(cloud, found -> firstStories(cloud, found));
            stopped.await();
        }
    }

    private void firstStories(Cloud cloud, FirstStories found) {
        var memory =
                Memory.residentMegabytes(cloud.processes())
                        .map("; %d MB resident by now"::formatted)
                        .orElse("");
        out.println(
                style.bold(
                        "first stories in the feed %d s after start: %d stories from %d titles%s"
                                .formatted(
                                        secondsSinceBegin(),
                                        found.stories(),
                                        found.titles(),
                                        memory)));
    }

    private long secondsSinceBegin() {
        return Duration.between(began, clock.instant()).toSeconds();
    }

    private void stop(Cloud cloud, CountDownLatch stopped) {
        out.println("stopping");
        cloud.close();
        stopped.countDown();
        out.println("stopped; what was stored stays in " + cloud.data());
    }
}
