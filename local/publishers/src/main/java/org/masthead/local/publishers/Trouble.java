package org.masthead.local.publishers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Misbehaviour to try a fetcher on: in no feed, listed at {@code /trouble/}. */
final class Trouble implements Site {

    static final String ID = "trouble";

    static final int HUGE_BYTES = 30_000_000;
    static final int BOMB_BYTES = 300_000_000;

    private static final String HTML = "text/html; charset=utf-8";

    /** One kind of trouble: what it does, and the answer. */
    private record Kind(String what, Supplier<Answer> answer) {}

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final String origin;
    private final Pause pause;

    Trouble(String origin, Pause pause) {
        this.origin = origin;
        this.pause = pause;
        pages();
        redirects();
        bodies();
    }

    private void pages() {
        add("gone.html", "410, for ever", () -> Answer.problem(410, "Taken down."));
        add("missing.html", "404", () -> Answer.problem(404, "Never was here."));
        add("front.html", "a front page: links, no article", () -> resource("front-page.html"));
        add(
                "cookie-wall.html",
                "asks for consent instead of the article",
                () -> resource("cookie-wall.html"));
        add(
                "forbidden.html",
                "robots.txt forbids it",
                () -> Answer.html("<p>Robots do not read this.</p>"));
        add("empty.html", "200 with an empty body", () -> Answer.html(""));
        add("report.pdf", "a PDF instead of a page", Trouble::pdf);
    }

    private void redirects() {
        String path = "/" + ID + "/";
        add(
                "loop/a",
                "redirects to loop/b, which redirects back",
                () -> Answer.redirect(302, path + "loop/b"));
        add(
                "loop/b",
                "redirects to loop/a, which redirects back",
                () -> Answer.redirect(302, path + "loop/a"));
        add(
                "to-private",
                "redirects to http://10.0.0.1/",
                () -> Answer.redirect(302, "http://10.0.0.1/"));
        add(
                "to-metadata",
                "redirects to http://169.254.169.254/",
                () -> Answer.redirect(302, "http://169.254.169.254/latest/meta-data/"));
        add(
                "to-file",
                "redirects to a file: address",
                () -> Answer.redirect(302, "file:///etc/hostname"));
        add("to-nowhere", "302 without Location", () -> Answer.problem(302, "No Location."));
    }

    private void bodies() {
        add("huge.html", "a page of 30 MB", () -> stream(HTML, 0, Trouble::huge));
        add("drip.html", "one byte each second, without end", () -> stream(HTML, 0, this::drip));
        add(
                "cut.html",
                "announces 10,000 bytes, sends 1,000",
                () -> stream(HTML, 10_000, out -> out.write(spaces(1_000))));
        add("bomb.html", "300 kB of gzip that unpack to 300 MB", Trouble::bomb);
        add("encoded.html", "Content-Encoding: x-unheard-of", () -> encoded("x-unheard-of"));
        add("twice.html", "Content-Encoding: gzip, gzip", () -> encoded("gzip, gzip"));
        add("not-gzip.html", "Content-Encoding: gzip, but it is not", () -> encoded("gzip"));
    }

    private void add(String path, String what, Supplier<Answer> answer) {
        kinds.put(path, new Kind(what, answer));
    }

    @Override
    public Answer answer(String path) {
        if (path.isEmpty()) {
            return Answer.html(list());
        }
        return Optional.ofNullable(kinds.get(path))
                .map(kind -> kind.answer().get())
                .orElseGet(() -> Answer.problem(404, "No trouble of that name: " + path));
    }

    private String list() {
        return kinds.entrySet().stream()
                .map(kind ->
                        "<li><a href=\"%1$s\">%1$s</a> %2$s</li>"
                                .formatted(kind.getKey(), kind.getValue().what()))
                .collect(
                        Collectors.joining(
                                "\n",
                                "<!doctype html><html lang=en><meta charset=utf-8><title>Trouble</title><h1>Trouble</h1>"
                                        + "<p>Each of these misbehaves on purpose.</p><ul>\n",
                                "\n</ul>\n"));
    }

    private static Answer stream(String contentType, long length, Answer.Body body) {
        return new Answer.Stream(200, Map.of("Content-Type", contentType), length, body);
    }

    private Answer resource(String name) {
        try (var in = Trouble.class.getResourceAsStream("/trouble/" + name)) {
            if (in == null) {
                throw new IllegalStateException("No resource /trouble/" + name);
            }
            String html = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Answer.html(html.replace("{{origin}}", origin));
        } catch (IOException e) {
            throw new UncheckedIOException("Resource /trouble/" + name, e);
        }
    }

    private static void huge(OutputStream out) throws IOException {
        byte[] line =
                ("<p>" + "All work and no news makes a very long page. ".repeat(20) + "</p>\n")
                        .getBytes(StandardCharsets.UTF_8);
        out.write(
                "<!doctype html><title>Huge</title><article><h1>Huge</h1>\n"
                        .getBytes(StandardCharsets.UTF_8));
        for (int sent = 0; sent < HUGE_BYTES; sent += line.length) {
            out.write(line);
        }
    }

    /** Ends when the reader hangs up or the server closes: either makes the write fail. */
    private void drip(OutputStream out) throws IOException {
        while (true) {
            out.write('.');
            out.flush();
            pause.over(Duration.ofSeconds(1));
        }
    }

    private static Answer encoded(String coding) {
        Map<String, String> headers = Map.of("Content-Type", HTML, "Content-Encoding", coding);
        byte[] body =
                "<!doctype html><p>Plain text under a false flag.</p>"
                        .getBytes(StandardCharsets.UTF_8);
        return new Answer.Stream(200, headers, body.length, out -> out.write(body));
    }

    private static Answer bomb() {
        Map<String, String> headers = Map.of("Content-Type", HTML, "Content-Encoding", "gzip");
        Bytes bomb = Bomb.PACKED;
        return new Answer.Stream(
                200, headers, bomb.size(), out -> bomb.writeTo(out, 0, bomb.size()));
    }

    /** Packed at first use only: it costs about a second. */
    private static final class Bomb {
        private static final Bytes PACKED = pack();

        private static Bytes pack() {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                byte[] spaces = spaces(1_000_000);
                for (int written = 0; written < BOMB_BYTES; written += spaces.length) {
                    gzip.write(spaces);
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return new Bytes(packed.toByteArray());
        }
    }

    private static byte[] spaces(int count) {
        return " ".repeat(count).getBytes(StandardCharsets.US_ASCII);
    }

    /** The smallest file that readers of PDF 1.4 open: one empty page. */
    private static Answer pdf() {
        String pdf =
                """
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
                trailer<</Root 1 0 R>>
                %%EOF
                """;
        return Answer.document("application/pdf", Bytes.of(pdf, StandardCharsets.US_ASCII));
    }
}
