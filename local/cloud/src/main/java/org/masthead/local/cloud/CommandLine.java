package org.masthead.local.cloud;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.masthead.local.cloud.runtime.RuntimeClient;

/** Reads the options of {@code local/masthead up}. */
final class CommandLine {

    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_PROCESSES = 64;

    private final Deque<String> words;

    private CommandLine(List<String> words) {
        this.words = new ArrayDeque<>(words);
    }

    /**
     * The options these words ask for.
     *
     * @param root folder of the repository
     * @throws CloudException naming the word that is not understood
     */
    static CloudOptions up(Path root, List<String> words) {
        var line = new CommandLine(words);
        var options = CloudOptions.of(root.resolve("template.yaml"), root.resolve(".masthead"));
        while (!line.words.isEmpty()) {
            options = line.option(options, line.words.pop());
        }
        return options;
    }

    private CloudOptions option(CloudOptions options, String name) {
        var ports = options.ports();
        return switch (name) {
            case "--fresh" -> options.withFresh();
            case "--no-demo" -> options.withoutDemo();
            case "--plain-runtime" -> options.withClient(RuntimeClient.PLAIN);
            case "--pages" -> options.withPages(folder(name));
            case "--data" -> options.withData(Path.of(value(name)).toAbsolutePath());
            case "--processes" -> options.withProcesses(number(name, 1, MOST_PROCESSES));
            case "--port" -> options.withPorts(ports.withApi(port(name)));
            case "--aws-port" -> options.withPorts(ports.withAws(port(name)));
            case "--publishers-port" -> options.withPorts(ports.withPublishers(port(name)));
            case "--issuer-port" -> options.withPorts(ports.withIssuer(port(name)));
            case "--stores-port" -> options.withPorts(ports.withStores(port(name)));
            default ->
                    throw new CloudException(
                            "up does not know \"%s\"; local/masthead help lists its options"
                                    .formatted(name));
        };
    }

    private String value(String option) {
        if (words.isEmpty()) {
            throw new CloudException(option + " wants a value after it");
        }
        return words.pop();
    }

    private int port(String option) {
        return number(option, 0, HIGHEST_PORT);
    }

    private int number(String option, int least, int most) {
        var text = value(option);
        if (text.matches("\\d{1,5}")) {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new CloudException(
                "%s wants a number from %d to %d, not \"%s\"".formatted(option, least, most, text));
    }

    private Path folder(String option) {
        var folder = Path.of(value(option)).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw new CloudException(
                    "%s wants a folder of saved pages; there is none at %s"
                            .formatted(option, folder));
        }
        return folder;
    }
}
