package org.masthead.local.cloud;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code shared/openapi.yaml}, to hold answers against. */
final class Contract {

    private static final JsonNode OPENAPI = read();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private Contract() {}

    private static JsonNode read() {
        try {
            var text = Files.readString(Repository.ROOT.resolve("shared/openapi.yaml"));
            Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            return JsonMapper.shared().valueToTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException("the contract cannot be read", e);
        }
    }

    /** {@code GET /v1/feed} and all its like. */
    static Set<String> routes() {
        return OPENAPI.path("paths").properties().stream()
                .flatMap(path -> methods(path).map(method -> method + " " + path.getKey()))
                .collect(Collectors.toSet());
    }

    private static Stream<String> methods(Map.Entry<String, JsonNode> path) {
        return path.getValue().propertyNames().stream()
                .filter(METHODS::contains)
                .map(method -> method.toUpperCase(Locale.ROOT));
    }

    /**
     * Where JSON text departs from a schema of the contract, in words; empty where it does not.
     *
     * @param schema name under {@code components/schemas}
     */
    static List<String> departures(String schema, String json) {
        return schema(schema).validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private static Schema schema(String name) {
        var document = JsonMapper.shared().createObjectNode();
        document.put("$ref", "#/components/schemas/" + name);
        document.set("components", OPENAPI.path("components"));
        return SchemaRegistry.withDialect(Dialects.getDraft202012()).getSchema(document);
    }
}
