package org.masthead.local.publishers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Everything under {@code titles/} and {@code formats/}, from a folder of classes or a jar. */
record Newsstand(Map<String, Template> formats, List<Newsroom> newsrooms) {

    static Newsstand open() {
        return open(Objects.requireNonNull(Newsstand.class.getResource("/titles/README.md")));
    }

    /** Finds the folders by a file that is surely in one of them. */
    static Newsstand open(URL anchor) {
        try {
            if (anchor.getProtocol().equals("jar")) {
                JarURLConnection jar = (JarURLConnection) anchor.openConnection();
                Path file = Path.of(jar.getJarFileURL().toURI());
                try (FileSystem inside = FileSystems.newFileSystem(file)) {
                    return read(inside.getPath("/"));
                }
            }
            return read(
                    Objects.requireNonNull(Path.of(anchor.toURI()).resolve("../..").normalize()));
        } catch (IOException e) {
            throw new UncheckedIOException("The demo titles cannot be read from " + anchor, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(
                    "The demo titles are at no readable place: " + anchor, e);
        }
    }

    private static Newsstand read(Path root) throws IOException {
        Map<String, Template> formats = templates(root.resolve("formats"));
        List<Newsroom> newsrooms =
                children(root.resolve("titles")).stream()
                        .filter(Files::isDirectory)
                        .map(folder -> newsroom(folder, formats))
                        .toList();
        return new Newsstand(formats, newsrooms);
    }

    private static Newsroom newsroom(Path folder, Map<String, Template> formats) {
        String id = baseName(folder).replace("/", "");
        try {
            Map<String, Template> templates = new HashMap<>(formats);
            templates.putAll(templates(folder));
            FrontMatter about = FrontMatter.parse(id, text(folder.resolve("title.txt")));
            return new Newsroom(id, about, templates, manuscripts(folder.resolve("stories")));
        } catch (IOException e) {
            throw new UncheckedIOException("Title " + id + " cannot be read", e);
        }
    }

    private static List<Manuscript> manuscripts(Path folder) throws IOException {
        return children(folder).stream().map(Newsstand::manuscript).toList();
    }

    private static Manuscript manuscript(Path file) {
        String slug = baseName(file).replace(".txt", "");
        try {
            return Manuscript.parse(slug, text(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Story " + file + " cannot be read", e);
        }
    }

    private static Map<String, Template> templates(Path folder) throws IOException {
        Map<String, Template> templates = new HashMap<>();
        for (Path file : children(folder)) {
            String name = baseName(file);
            if (Files.isRegularFile(file) && !name.endsWith(".txt")) {
                templates.put(name, new Template(file.toString(), text(file)));
            }
        }
        return Map.copyOf(templates);
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }

    private static String baseName(Path path) {
        return Objects.requireNonNull(path.getFileName()).toString();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }
}
