package org.masthead.source.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.masthead.source.catalogue.Listing.Identity;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one JSON object a line. A property that is unknown or given twice is a mistake. */
final class JsonLines {

    /** What decoders put in the place of bytes that they cannot read. */
    private static final char DAMAGE = '\uFFFD';

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .build();

    private static final List<String> TEXTS =
            List.of(
                    "id",
                    "name",
                    "homePage",
                    "logo",
                    "language",
                    "country",
                    "licence",
                    "rights",
                    "seen");

    private static final Set<String> LISTS = Set.of("feeds", "topics");

    private final Hosts hosts;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private JsonLines(Hosts hosts) {
        this.hosts = hosts;
    }

    static Catalogue read(List<String> lines, Hosts hosts) {
        var reader = new JsonLines(hosts);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).replace(BYTE_ORDER_MARK, "");
            if (!line.isBlank()) {
                reader.line(i + 1, line);
            }
        }
        return Catalogue.of(reader.drafts, reader.problems, reader.hosts);
    }

    private void line(int line, String text) {
        if (text.indexOf(DAMAGE) >= 0) {
            problems.add(new Problem(line, "is not UTF-8, or was damaged before it came here"));
            return;
        }
        object(line, text)
                .ifPresent(object -> {
                    var faults =
                            object.properties().stream()
                                    .flatMap(property ->
                                            fault(property.getKey(), property.getValue()).stream())
                                    .toList();
                    faults.forEach(fault -> problems.add(new Problem(line, fault)));
                    if (faults.isEmpty()) {
                        drafts.add(draft(line, object));
                    }
                });
    }

    private Optional<JsonNode> object(int line, String text) {
        try {
            var node = MAPPER.readTree(text);
            if (node.isObject()) {
                return Optional.of(node);
            }
            problems.add(
                    new Problem(line, "is no JSON object; write one title a line: {\"id\": …}"));
        } catch (JacksonException e) {
            problems.add(new Problem(line, "is not JSON: " + e.getOriginalMessage()));
        }
        return Optional.empty();
    }

    private static Optional<String> fault(String name, JsonNode value) {
        if (TEXTS.contains(name)) {
            return value.isString()
                    ? Optional.empty()
                    : Optional.of("'%s' is no text; put it in quotation marks".formatted(name));
        }
        if (LISTS.contains(name)) {
            return isTexts(value)
                    ? Optional.empty()
                    : Optional.of("'%s' is no list of texts; write [\"…\", \"…\"]".formatted(name));
        }
        return Optional.of("nothing is called '%s'; a title has %s".formatted(name, known()));
    }

    private static boolean isTexts(JsonNode value) {
        return value.isArray() && value.valueStream().allMatch(JsonNode::isString);
    }

    private static String known() {
        return TEXTS.stream().collect(Collectors.joining(", ")) + ", feeds, topics";
    }

    private static Draft draft(int line, JsonNode object) {
        var texts = new LinkedHashMap<String, String>();
        TEXTS.stream()
                .filter(object::has)
                .forEach(name -> texts.put(name, object.path(name).asString()));
        return new Draft(
                line, Identity.STATED, texts, texts(object, "feeds"), texts(object, "topics"));
    }

    private static List<String> texts(JsonNode object, String name) {
        return object.path(name).valueStream().map(JsonNode::asString).toList();
    }
}
