package org.masthead.fetch.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** A loopback web server that sends the very bytes a test gives it, then closes. */
public final class RawOrigin implements AutoCloseable {

    /** Writes status line, headers and body. */
    public interface Answer {
        void write(OutputStream out) throws IOException;
    }

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    public RawOrigin() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        threads.execute(this::accept);
    }

    public String hostAndPort() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    public String url(String path) {
        return "http://" + hostAndPort() + path;
    }

    public RawOrigin on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /** Answers with lines; an empty one ends the headers. */
    public RawOrigin on(String path, String... lines) {
        var text = String.join("\r\n", lines);
        return on(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Answers 200 with these bytes. */
    public RawOrigin on(String path, String headers, byte[] body) {
        var head = "HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n";
        return on(
                path,
                out -> {
                    out.write(head.getBytes(StandardCharsets.UTF_8));
                    out.write(body);
                });
    }

    /** The heads of all requests so far, lines separated by line feeds. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Writes a byte now and then, until the client hangs up. */
    public static void drip(OutputStream out) throws IOException {
        while (true) {
            out.write('x');
            out.flush();
            pause(Duration.ofMillis(50));
        }
    }

    /** An origin that takes its time. */
    public static void pause(Duration time) throws IOException {
        try {
            if (new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("nobody counts down");
            }
        } catch (InterruptedException e) {
            throw new IOException("closing", e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var head = in.lines().takeWhile(line -> !line.isEmpty()).collect(lines());
            requests.add(head);
            var path = head.split(" ", 3)[1];
            answers.getOrDefault(path, RawOrigin::missing).write(socket.getOutputStream());
            socket.shutdownOutput();
            in.lines().forEach(line -> {}); // until the client hangs up: no reset eats the answer
        } catch (IOException | RuntimeException e) {
            // The client hung up; what it made of that is what the test looks at.
        }
    }

    private static Collector<CharSequence, ?, String> lines() {
        return Collectors.joining("\n");
    }

    private static void missing(OutputStream out) throws IOException {
        out.write(
                "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
