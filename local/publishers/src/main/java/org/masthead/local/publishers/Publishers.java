package org.masthead.local.publishers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A web server on the loopback address with invented news titles, each at {@code /its-id/} (those
 * that are slow or fail on a port of their own, as a host that nobody else has to wait for); a
 * folder of misbehaviour at {@code /trouble/}; and, if asked, saved real pages at {@code
 * /saved-pages/}.
 */
public final class Publishers implements AutoCloseable {

    /** From the port of the others to that of the first title with a port of its own. */
    private static final int OWN_PORTS = 100;

    private final List<HttpServer> servers;
    private final ExecutorService threads;
    private final String origin;
    private final List<Title> titles;

    private Publishers(
            List<HttpServer> servers, ExecutorService threads, String origin, List<Title> titles) {
        this.servers = servers;
        this.threads = threads;
        this.origin = origin;
        this.titles = titles;
    }

    /**
     * Starts the server; it runs until {@link #close}.
     *
     * @param port TCP port on 127.0.0.1, from which those of titles with a port of their own begin
     *     {@value #OWN_PORTS} higher; 0 takes free ones
     * @param clock the stories' times, revisions and appearance follow it from this moment on
     * @param savedPages a folder with {@code *.html.gz} pages, served as one more title
     * @throws IllegalArgumentException when {@code savedPages} is no folder or holds no page
     * @throws UncheckedIOException when the port is taken
     */
    public static Publishers start(int port, InstantSource clock, Optional<Path> savedPages) {
        return start(port, clock, savedPages, Pause::sleep);
    }

    static Publishers start(int port, InstantSource clock, Optional<Path> savedPages, Pause pause) {
        var servers = new ArrayList<HttpServer>();
        try {
            servers.add(bind(port));
            return serve(servers, port, clock, savedPages, pause);
        } catch (IOException | RuntimeException e) {
            servers.forEach(server -> server.stop(0));
            if (e instanceof RuntimeException broken) {
                throw broken;
            }
            throw new UncheckedIOException(
                    "Demo publishers cannot start: " + e.getMessage(), (IOException) e);
        }
    }

    private static String originOf(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Where a title is: what is slow or fails holds up no other. */
    private static String originOf(Newsroom newsroom, List<HttpServer> servers, int port)
            throws IOException {
        if (newsroom.isPrompt()) {
            return originOf(servers.getFirst());
        }
        servers.add(bind(port == 0 ? 0 : port + OWN_PORTS + servers.size() - 1));
        return originOf(servers.getLast());
    }

    private static HttpServer bind(int port) throws IOException {
        // Else a small answer waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return HttpServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (IOException e) {
            throw new IOException(
                    "port %d on 127.0.0.1: %s; give another, or 0".formatted(port, e.getMessage()),
                    e);
        }
    }

    private static Publishers serve(
            List<HttpServer> servers,
            int port,
            InstantSource clock,
            Optional<Path> savedPages,
            Pause pause)
            throws IOException {
        String origin = originOf(servers.getFirst());
        Newsstand newsstand = Newsstand.open();
        Map<String, Site> sites = new LinkedHashMap<>();
        List<Title> titles = new ArrayList<>();
        List<TitleSite> invented = new ArrayList<>();
        for (Newsroom newsroom : newsstand.newsrooms()) {
            String own = originOf(newsroom, servers, port);
            TitleSite site = new TitleSite(newsroom, own, clock);
            invented.add(site);
            sites.put(newsroom.id(), site);
            if (!newsroom.isUnlisted()) {
                titles.add(newsroom.title(own));
            }
        }
        if (savedPages.isPresent()) {
            SavedPages pages = SavedPages.open(savedPages.get(), origin);
            sites.put(SavedPages.ID, pages);
            titles.add(pages.title());
        }
        sites.put(Trouble.ID, new Trouble(origin, pause));
        sites.put("", new Kiosk(newsstand.formats(), told(invented), titles, origin));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Wire wire = new Wire(pause);
        PressRoom pressRoom = new PressRoom(origin, invented, threads);
        sites.put(PressRoom.HUB.substring(1), pressRoom.hub());
        for (var server : servers) {
            server.setExecutor(threads);
            server.createContext("/", exchange -> handle(exchange, sites, pressRoom, wire));
            server.start();
        }
        return new Publishers(List.copyOf(servers), threads, origin, List.copyOf(titles));
    }

    private static List<TitleSite> told(List<TitleSite> sites) {
        return sites.stream().filter(site -> !site.newsroom().isUnlisted()).toList();
    }

    private static void handle(
            HttpExchange exchange, Map<String, Site> sites, PressRoom pressRoom, Wire wire)
            throws IOException {
        try (exchange) {
            wire.send(
                    exchange,
                    exchange.getRequestMethod().equals("POST")
                            ? pressRoom.answer(exchange)
                            : answer(exchange, sites));
        }
    }

    private static Answer answer(HttpExchange exchange, Map<String, Site> sites) {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return Answer.problem(405, "Only GET and HEAD here, not " + method)
                    .with("Allow", "GET, HEAD");
        }
        String path = exchange.getRequestURI().getPath();
        int slash = path.indexOf('/', 1);
        if (slash < 0 && path.length() > 1 && sites.containsKey(path.substring(1))) {
            return Answer.redirect(301, path + "/");
        }
        Optional<Site> site =
                Optional.ofNullable(sites.get(slash < 0 ? "" : path.substring(1, slash)));
        try {
            return site.map(found -> found.answer(path.substring(Math.max(slash, 0) + 1)))
                    .orElseGet(() -> Answer.problem(404, "No title at " + path));
        } catch (RuntimeException e) {
            // A mistake in a title's files: say which, instead of a dropped connection.
            return Answer.document(
                    500,
                    "text/plain; charset=utf-8",
                    Bytes.of(path + ": " + e.getMessage() + "\n", StandardCharsets.UTF_8));
        }
    }

    /** {@code http://127.0.0.1:PORT}, without a slash at the end. */
    public String origin() {
        return origin;
    }

    /** All of them, {@link #origin} first. */
    public List<String> origins() {
        return servers.stream().map(Publishers::originOf).toList();
    }

    /**
     * All titles that somebody has told us of, in a stable order; saved pages, if any, are the
     * last. Others are there to be found by their home pages.
     */
    public List<Title> titles() {
        return titles;
    }

    /** Closes every connection at once. */
    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }
}
