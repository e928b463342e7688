package org.masthead.local.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Web servers that only this machine reaches. */
public final class Loopback {

    /** The one address that everything local listens on. */
    public static final String HOST = "127.0.0.1";

    private Loopback() {}

    /**
     * Starts a server with one virtual thread per request.
     *
     * @param port 0 for any free one
     * @param what it is, for the message when the port is taken
     * @param option of the command line that chooses another port
     */
    public static HttpServer serve(int port, String what, String option, HttpHandler handler) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            var server = HttpServer.create(address, 0);
            server.createContext("/", handler);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return server;
        } catch (BindException e) {
            throw new CloudException(
                    "port %d for %s is taken: stop what listens there, or choose another with %s N"
                            .formatted(port, what, option),
                    e);
        } catch (IOException e) {
            throw new CloudException(what + " cannot start: " + e.getMessage(), e);
        }
    }

    /** {@code http://127.0.0.1:PORT} of a server. */
    public static String origin(HttpServer server) {
        return "http://" + HOST + ":" + server.getAddress().getPort();
    }

    /** Answers with JSON and nothing else. */
    public static void reply(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(exchange, status, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with {@code body}; HEAD and statuses without a body get only the headers. */
    public static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        var bodiless = status == 204 || status == 304 || status < 200;
        if (bodiless || exchange.getRequestMethod().equals("HEAD") || body.length == 0) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
