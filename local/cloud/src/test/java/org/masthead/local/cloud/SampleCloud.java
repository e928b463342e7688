package org.masthead.local.cloud;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.masthead.local.cloud.CloudOptions.Ports;

/** A cloud of the sample functions, on free ports, in a folder that may be temporary. */
final class SampleCloud implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final RecordedLog log = new RecordedLog();
    final Path record;
    final Cloud cloud;

    /** Starts it over {@code folder}; what an earlier one stored there is found again. */
    SampleCloud(Path folder) {
        record = folder.resolve("record.txt");
        var options =
                CloudOptions.of(template(folder), folder.resolve("data")).withPorts(Ports.FREE);
        var progress =
                new Progress(new PrintStream(PrintStream.nullOutputStream()), new Style(false), 7);
        cloud = Cloud.start(options, progress, log, InstantSource.system());
    }

    private Path template(Path folder) {
        try (var template = SampleCloud.class.getResourceAsStream("/sample-template.yaml")) {
            if (template == null) {
                throw new IllegalStateException("sample-template.yaml is not on the class path");
            }
            SampleZips.write(folder.resolve("sample.zip"));
            var text = new String(template.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            var here = text.replace("target/sample/record.txt", record.toString());
            return Files.writeString(folder.resolve("template.yaml"), here);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(cloud.api() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String path, String contentType, byte[] body)
            throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(cloud.api() + path))
                        .header("Content-Type", contentType)
                        .method(method, BodyPublishers.ofByteArray(body));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        cloud.close();
    }
}
