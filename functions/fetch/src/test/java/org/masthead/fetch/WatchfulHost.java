package org.masthead.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.masthead.fetch.http.RawOrigin;

/** A publisher's host that sees for itself how it is treated. */
final class WatchfulHost implements AutoCloseable {

    private static final Duration WORK = Duration.ofMillis(50);

    /** How many requests are under way, now and at most. */
    static final class Watch {
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        void begin() {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
        }

        void end() {
            now.decrementAndGet();
        }

        int most() {
            return most.get();
        }
    }

    private final RawOrigin origin = new RawOrigin();
    private final List<String> pages;
    private final Watch all;
    private final Watch own = new Watch();
    private final Queue<Long> begun = new ConcurrentLinkedQueue<>();

    WatchfulHost(Watch all, Duration crawlDelay, int pages) throws IOException {
        this.all = all;
        this.pages = IntStream.range(0, pages).mapToObj(i -> "/page" + i).toList();
        serve(
                "/robots.txt",
                "text/plain",
                "User-agent: *\nCrawl-delay: " + crawlDelay.toMillis() / 1000.0 + "\n");
        this.pages.forEach(page -> serve(page, "text/html", "<p>" + page));
    }

    private void serve(String path, String type, String body) {
        var answer =
                "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(type, body.length(), body)
                        .getBytes(StandardCharsets.UTF_8);
        origin.on(path, out -> watched(out, answer));
    }

    private void watched(OutputStream out, byte[] answer) throws IOException {
        begun.add(System.nanoTime());
        own.begin();
        all.begin();
        RawOrigin.pause(WORK);
        all.end();
        own.end();
        out.write(answer);
    }

    @Override
    public String toString() {
        return hostAndPort();
    }

    String hostAndPort() {
        return origin.hostAndPort();
    }

    List<String> pages() {
        return pages.stream().map(origin::url).toList();
    }

    List<String> requests() {
        return origin.requests();
    }

    int mostAtOnce() {
        return own.most();
    }

    /** The shortest time from the start of one request to the start of the next. */
    Duration leastGap() {
        var starts = begun.stream().sorted().toList();
        return Duration.ofNanos(
                IntStream.range(1, starts.size())
                        .mapToLong(i -> starts.get(i) - starts.get(i - 1))
                        .min()
                        .orElse(Long.MAX_VALUE));
    }

    @Override
    public void close() throws IOException {
        origin.close();
    }
}
