package org.masthead.local.template;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * {@code template.yaml}, resolved for the local account. Everything in it is either obeyed locally
 * or listed in {@link #cloudOnly}.
 *
 * @param path absolute path of the file it was read from
 * @param parameters every declared parameter with its value
 * @param outputs name to value
 */
public record Template(
        Path path,
        LocalAccount account,
        Map<String, String> parameters,
        List<FunctionSpec> functions,
        List<TableSpec> tables,
        List<QueueSpec> queues,
        List<BucketSpec> buckets,
        List<SecretSpec> secrets,
        Map<String, String> outputs,
        List<CloudOnly> cloudOnly) {

    /**
     * Reads a SAM template.
     *
     * @param parameters values for the template's parameters; those not passed take their default
     * @throws TemplateException if anything in it cannot be obeyed here; names every such thing
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Template read(Path path, Map<String, String> parameters, LocalAccount account) {
        Path file = path.toAbsolutePath().normalize();
        var problems = new Problems();
        Optional<Node> root = compose(file, problems);
        if (root.isEmpty()) {
            problems.add(1, "template", "is empty or no YAML.");
        }
        problems.throwIfAny(file);
        Template template =
                new TemplateReader(file, account, parameters, problems).read(root.orElseThrow());
        problems.throwIfAny(file);
        return template;
    }

    /** The function with this logical id or name. */
    public Optional<FunctionSpec> function(String idOrName) {
        return functions.stream()
                .filter(f -> f.logicalId().equals(idOrName) || f.name().equals(idOrName))
                .findFirst();
    }

    /** The table with this logical id or name. */
    public Optional<TableSpec> table(String idOrName) {
        return tables.stream()
                .filter(t -> t.logicalId().equals(idOrName) || t.name().equals(idOrName))
                .findFirst();
    }

    /** The queue with this logical id or name. */
    public Optional<QueueSpec> queue(String idOrName) {
        return queues.stream()
                .filter(q -> q.logicalId().equals(idOrName) || q.name().equals(idOrName))
                .findFirst();
    }

    /** The bucket with this logical id or name. */
    public Optional<BucketSpec> bucket(String idOrName) {
        return buckets.stream()
                .filter(b -> b.logicalId().equals(idOrName) || b.name().equals(idOrName))
                .findFirst();
    }

    /** The secret with this logical id or name. */
    public Optional<SecretSpec> secret(String idOrName) {
        return secrets.stream()
                .filter(s -> s.logicalId().equals(idOrName) || s.name().equals(idOrName))
                .findFirst();
    }

    private static Optional<Node> compose(Path file, Problems problems) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return Optional.ofNullable(new Yaml(new LoaderOptions()).compose(reader));
        } catch (MarkedYAMLException e) {
            problems.add(e.getProblemMark().getLine() + 1, "template", e.getProblem() + ".");
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
