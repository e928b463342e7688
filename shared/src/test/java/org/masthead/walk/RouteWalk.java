package org.masthead.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.masthead.json.Json;
import org.masthead.local.template.EventSpec.RouteEvent;
import org.masthead.local.template.Template;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/**
 * Requests to every route that template.yaml gives to a function, made from the contract: each
 * place of a path with each value that there is for it, each query parameter, each example of a
 * body. A route that is added is walked without anybody thinking of it; one that cannot be walked
 * stops the test and says what is missing.
 */
public final class RouteWalk {

    private static final Pattern STORY_ID = Pattern.compile("\\b[0-9a-f]{20}\\b");

    private final Template template;
    private final JsonNode contract;
    private final Map<String, List<String>> places;
    private final Map<String, List<String>> queries;
    private final Optional<String> otherwise;

    /**
     * A walk that stops at what it cannot fill.
     *
     * @param places values for {@code {id}} of {@code /v1/stories/{id}} under {@code stories/id}
     * @param queries values for a query parameter, by its name; those of fixed values need none
     */
    public RouteWalk(
            Template template,
            Map<String, List<String>> places,
            Map<String, List<String>> queries) {
        this(template, contract(template), places, queries, Optional.empty());
    }

    private RouteWalk(
            Template template,
            JsonNode contract,
            Map<String, List<String>> places,
            Map<String, List<String>> queries,
            Optional<String> otherwise) {
        this.template = template;
        this.contract = contract;
        this.places = places;
        this.queries = queries;
        this.otherwise = otherwise;
    }

    /** The same walk, which fills what it does not know with this. */
    public RouteWalk otherwise(String value) {
        return new RouteWalk(template, contract, places, queries, Optional.of(value));
    }

    /**
     * One request.
     *
     * @param route as template.yaml declares it
     * @param guarded whether API Gateway lets nobody through without a token
     */
    public record Step(
            String route,
            String path,
            boolean guarded,
            Map<String, String> parameters,
            Map<String, String> query,
            String body) {

        /** Upper case. */
        public String method() {
            return route.substring(0, route.indexOf(' '));
        }

        /** The path as it is declared. */
        public String pattern() {
            return route.substring(route.indexOf(' ') + 1);
        }

        /** Whether API Gateway would let this caller through. */
        public boolean isOpenTo(Optional<String> member) {
            return !guarded || member.isPresent();
        }

        /** The event that API Gateway would send for this caller. */
        public byte[] event(Optional<String> member, Map<String, String> headers) {
            var context = new LinkedHashMap<String, Object>();
            context.put("http", Map.of("method", method(), "path", path));
            member.filter(id -> guarded)
                    .ifPresent(id ->
                            context.put(
                                    "authorizer",
                                    Map.of("jwt", Map.of("claims", Map.of("sub", id)))));
            var event = new LinkedHashMap<String, Object>();
            event.put("version", "2.0");
            event.put("routeKey", route);
            event.put("rawPath", path);
            event.put("headers", headers);
            event.put("queryStringParameters", query);
            event.put("pathParameters", parameters);
            event.put("requestContext", context);
            event.put("body", body);
            event.put("isBase64Encoded", false);
            return Json.writeBytes(event);
        }
    }

    private static JsonNode contract(Template template) {
        try {
            var text = Files.readString(template.path().resolveSibling("shared/openapi.yaml"));
            Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            return Json.tree(Json.writeBytes(document));
        } catch (IOException e) {
            throw new UncheckedIOException("the contract cannot be read", e);
        }
    }

    /**
     * Every step of a function's routes, what deletes last.
     *
     * @param function logical id, as {@code ReaderApiFunction}
     * @throws AssertionError where a route cannot be walked, naming what is missing
     */
    public List<Step> steps(String function) {
        return steps(function, route -> true);
    }

    /** Every step of those of a function's routes that are wanted, what deletes last. */
    public List<Step> steps(String function, Predicate<RouteEvent> wanted) {
        return template.function(function).orElseThrow().events().stream()
                .filter(RouteEvent.class::isInstance)
                .map(RouteEvent.class::cast)
                .filter(route -> !route.path().equals("$default"))
                .filter(wanted)
                .sorted(Comparator.comparing(route -> route.method().equals("DELETE")))
                .flatMap(route -> steps(route).stream())
                .toList();
    }

    /** Name of the schema that the contract has for a JSON answer; empty where it has none. */
    public Optional<String> schema(Step step, int status) {
        var answers = operation(step.method(), step.pattern()).path("responses");
        var content = resolved(answers.path(Integer.toString(status))).path("content");
        return Stream.of("application/json", "application/problem+json")
                .map(type -> content.path(type).path("schema").path("$ref").asString(""))
                .filter(reference -> !reference.isEmpty())
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .findFirst();
    }

    private List<Step> steps(RouteEvent route) {
        var operation = operation(route.method(), route.path());
        var steps = new ArrayList<Step>();
        for (var parameters : combinations(route.path())) {
            for (var query : queries(route, operation)) {
                for (var body : bodies(operation)) {
                    steps.add(
                            new Step(
                                    route.method() + " " + route.path(),
                                    filled(route.path(), parameters),
                                    route.authorizer().isPresent(),
                                    parameters,
                                    query,
                                    body));
                }
            }
        }
        return steps;
    }

    private JsonNode operation(String method, String path) {
        var operation = contract.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
        if (operation.isMissingNode()) {
            throw new AssertionError(
                    "%s %s is not in shared/openapi.yaml: it cannot be walked"
                            .formatted(method, path));
        }
        return operation;
    }

    private List<Map<String, String>> combinations(String path) {
        var all = List.of(Map.<String, String>of());
        var about = "";
        for (var segment : path.substring(1).split("/", -1)) {
            if (segment.startsWith("{")) {
                var name = segment.substring(1, segment.length() - 1);
                var values = place(path, about + "/" + name);
                all =
                        all.stream()
                                .flatMap(known -> values.stream().map(it -> with(known, name, it)))
                                .toList();
            } else {
                about = segment;
            }
        }
        return all;
    }

    private List<String> place(String path, String key) {
        return Optional.ofNullable(places.get(key))
                .or(() -> otherwise.map(List::of))
                .orElseThrow(() ->
                        new AssertionError(
                                "%s: the walk knows no value for \"%s\"; give it some"
                                        .formatted(path, key)));
    }

    /** None at all, and each parameter alone with each of its values. */
    private List<Map<String, String>> queries(RouteEvent route, JsonNode operation) {
        var all = new ArrayList<Map<String, String>>();
        var required = new LinkedHashMap<String, String>();
        var singles = new ArrayList<Map<String, String>>();
        parameters(route, operation)
                .filter(parameter -> parameter.path("in").asString("").equals("query"))
                .forEach(parameter -> {
                    var name = parameter.path("name").asString("");
                    var values = values(route, name, parameter);
                    if (parameter.path("required").asBoolean(false)) {
                        required.put(name, values.getFirst());
                    }
                    values.forEach(value -> singles.add(Map.of(name, value)));
                });
        all.add(required);
        for (var single : singles) {
            var query = new LinkedHashMap<>(required);
            query.putAll(single);
            all.add(query);
        }
        return all.stream().distinct().toList();
    }

    private Stream<JsonNode> parameters(RouteEvent route, JsonNode operation) {
        return Stream.concat(
                        operation.path("parameters").valueStream(),
                        contract.path("paths").path(route.path()).path("parameters").valueStream())
                .map(this::resolved);
    }

    private JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : resolved(contract.at(reference.substring(1)));
    }

    private List<String> values(RouteEvent route, String name, JsonNode parameter) {
        var known = queries.get(name);
        if (known != null) {
            return known;
        }
        if (!parameter.path("example").isMissingNode()) {
            return List.of(parameter.path("example").asString());
        }
        var schema = resolved(parameter.path("schema"));
        var words = schema.path("enum").valueStream().map(it -> it.asString("")).toList();
        if (!words.isEmpty()) {
            return words;
        }
        return switch (schema.path("type").asString("")) {
            case "boolean" -> List.of("true", "false");
            case "integer" -> List.of(Integer.toString(schema.path("maximum").asInt(10)));
            default ->
                    otherwise
                            .map(List::of)
                            .orElseThrow(() ->
                                    new AssertionError(
                                            "%s %s: parameter '%s' has no example in the contract"
                                                    .formatted(
                                                            route.method(), route.path(), name)));
        };
    }

    /** The contract's own examples; a story's id in one becomes the id of a story that there is. */
    private List<String> bodies(JsonNode operation) {
        var content = operation.path("requestBody").path("content");
        if (content.isMissingNode()) {
            return List.of("");
        }
        var examples =
                content.valueStream()
                        .flatMap(type ->
                                Stream.concat(
                                        Stream.of(type.path("example")),
                                        type.path("examples")
                                                .valueStream()
                                                .map(it -> it.path("value"))))
                        .filter(example -> !example.isMissingNode())
                        .map(example ->
                                example.isString() ? example.asString() : example.toString())
                        .flatMap(this::aboutEachStory)
                        .toList();
        return examples.isEmpty() ? List.of("{}") : examples;
    }

    private Stream<String> aboutEachStory(String example) {
        var stories = places.getOrDefault("stories/id", List.of());
        return STORY_ID.matcher(example).find() && !stories.isEmpty()
                ? stories.stream().map(id -> STORY_ID.matcher(example).replaceAll(id))
                : Stream.of(example);
    }

    private static Map<String, String> with(Map<String, String> known, String name, String value) {
        var more = new LinkedHashMap<>(known);
        more.put(name, value);
        return more;
    }

    private static String filled(String path, Map<String, String> parameters) {
        var filled = path;
        for (var parameter : parameters.entrySet()) {
            filled = filled.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return filled;
    }

    /** All that an answer says: status line, headers and body, as the caller would see it. */
    public static String text(JsonNode reply) {
        var body = reply.path("body").asString("");
        var readable =
                reply.path("isBase64Encoded").asBoolean(false)
                        ? new String(Base64.getDecoder().decode(body), StandardCharsets.ISO_8859_1)
                        : body;
        return reply.path("headers") + "\n" + readable;
    }
}
