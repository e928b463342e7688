package org.masthead.local.publishers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder of real pages ({@code *.html.gz}, and in {@code urls.json} the address each came from),
 * served byte for byte and listed by one sitemap. Pages stay on disk until they are asked for.
 */
final class SavedPages implements Site {

    static final String ID = "saved-pages";

    private static final String SUFFIX = ".html.gz";

    /** Larger pages are refused: one request must not take the server's memory. */
    private static final int MOST_BYTES = 64 << 20;

    private final String home;
    private final NavigableMap<String, Path> pages;
    private final Map<String, String> originals;

    private SavedPages(
            String home, NavigableMap<String, Path> pages, Map<String, String> originals) {
        this.home = home;
        this.pages = pages;
        this.originals = originals;
    }

    /**
     * @throws IllegalArgumentException when the folder is absent, holds no page, or its {@code
     *     urls.json} is malformed
     */
    static SavedPages open(Path folder, String origin) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "Saved pages: %s is no folder; name one that holds *%s files"
                            .formatted(folder, SUFFIX));
        }
        NavigableMap<String, Path> pages = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> {
                String name = Objects.requireNonNull(file.getFileName()).toString();
                if (name.endsWith(SUFFIX)) {
                    pages.put(name.substring(0, name.length() - SUFFIX.length()), file);
                }
            });
        }
        if (pages.isEmpty()) {
            throw new IllegalArgumentException(
                    "Saved pages: %s holds no *%s file; gzip each page into one"
                            .formatted(folder, SUFFIX));
        }
        return new SavedPages(
                origin + "/" + ID + "/", pages, originals(folder.resolve("urls.json")));
    }

    private static Map<String, String> originals(Path file) throws IOException {
        Map<String, String> originals = new HashMap<>();
        if (Files.exists(file)) {
            try {
                JsonNode urls = new JsonMapper().readTree(Files.readString(file));
                urls.properties()
                        .forEach(url -> originals.put(url.getKey(), url.getValue().asString("")));
            } catch (JacksonException e) {
                throw new IllegalArgumentException(
                        "Saved pages: %s is no JSON object of id to address: %s"
                                .formatted(file, e.getOriginalMessage()),
                        e);
            }
        }
        return originals;
    }

    Title title() {
        return new Title(
                ID,
                "Saved pages",
                home,
                List.of(home + "sitemap.xml"),
                "und",
                "ZZ",
                List.of(),
                "Each page's own; for tests on this machine only");
    }

    /** How many pages the sitemap lists. */
    int size() {
        return pages.size();
    }

    @Override
    public Answer answer(String path) {
        if (path.equals("sitemap.xml")) {
            return sitemap();
        }
        if (path.isEmpty()) {
            return front();
        }
        // Looked up among the names found at start, never put into a path: ../ leads nowhere.
        return Optional.of(path)
                .filter(name -> name.endsWith(".html"))
                .map(name -> name.substring(0, name.length() - ".html".length()))
                .filter(pages::containsKey)
                .map(this::page)
                .orElseGet(() -> Answer.problem(404, "No saved page of that name: " + path));
    }

    private Answer page(String id) {
        Path file = Objects.requireNonNull(pages.get(id));
        byte[] packed;
        byte[] plain;
        try {
            packed = Files.readAllBytes(file);
            plain = unpack(packed);
        } catch (IOException e) {
            return Answer.problem(
                    500, "Saved page %s cannot be unpacked: %s".formatted(id, e.getMessage()));
        }
        // Without a charset here, the page's own declaration counts.
        Answer.Document page =
                Answer.document("text/html", new Bytes(plain)).packed(new Bytes(packed));
        // "original": RFC 7089 §2.2.1.
        return original(id)
                .map(url -> page.with("Link", "<" + url + ">; rel=\"original\""))
                .orElse(page);
    }

    private static byte[] unpack(byte[] packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] plain = in.readNBytes(MOST_BYTES + 1);
            if (plain.length > MOST_BYTES) {
                throw new IOException("more than " + MOST_BYTES + " bytes");
            }
            return plain;
        }
    }

    /** The address as it may stand in a header: an absolute http(s) URI, or none. */
    private Optional<String> original(String id) {
        try {
            URI uri = new URI(originals.getOrDefault(id, ""));
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web ? Optional.of(uri.toASCIIString()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private Answer sitemap() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (String id : pages.keySet()) {
            xml.append("<url><loc>").append(Template.escape(url(id))).append("</loc></url>\n");
        }
        String whole = xml.append("</urlset>\n").toString();
        return Answer.document(
                "application/xml; charset=utf-8", Bytes.of(whole, StandardCharsets.UTF_8));
    }

    private Answer front() {
        List<String> lines = new ArrayList<>();
        for (String id : pages.keySet()) {
            String shown = original(id).orElse(id);
            lines.add(
                    "<li><a href=\"%s\">%s</a></li>"
                            .formatted(Template.escape(url(id)), Template.escape(shown)));
        }
        return Answer.html(
                "<!doctype html><html lang=en><meta charset=utf-8><title>Saved pages</title>"
                        + "<h1>%d saved pages</h1><p><a href=sitemap.xml>Sitemap</a></p><ol>\n%s\n</ol>"
                                .formatted(pages.size(), String.join("\n", lines)));
    }

    private String url(String id) {
        try {
            return home
                    + new URI(null, null, "/" + id + ".html", null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Saved page " + id + " has no usable name", e);
        }
    }
}
