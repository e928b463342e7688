package org.masthead.local.template;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** Gives each declared parameter its value: the one passed, or its default. */
final class Parameters {

    private static final Coverage COVERAGE =
            Coverage.run("Type", "Default", "AllowedPattern")
                    .cloudOnly("Description", "for people");

    private static final LocalAccount NOWHERE = LocalAccount.at(URI.create("http://localhost"));

    private Parameters() {}

    static Map<String, String> read(
            Map<String, Node> declared, Map<String, String> passed, Problems problems) {
        var values = new LinkedHashMap<String, String>();
        declared.forEach((name, node) -> values.put(name, value(name, node, passed, problems)));
        passed.keySet().stream()
                .filter(name -> !declared.containsKey(name))
                .forEach(name ->
                        problems.add(
                                0,
                                name,
                                "was passed, but the template declares no such parameter;"
                                        + " it has "
                                        + declared.keySet()
                                        + "."));
        return values;
    }

    private static String value(
            String name, Node node, Map<String, String> passed, Problems problems) {
        // A parameter's own text holds no intrinsic, so nothing can be referred to.
        var plain =
                new Intrinsics(
                        new References(NOWHERE, Map.of(), Map.of()), Conditions.NONE, problems);
        var properties = Properties.of(name, plain.resolve(node, name), problems);
        new CoverageCheck(problems).check(name, properties.values(), COVERAGE);
        properties.oneOf("Type", List.of("String"));
        String given = passed.get(name);
        String value = given != null ? given : properties.optionalText("Default").orElse(null);
        if (value == null) {
            problems.add(Document.line(node), name, "has no default and no value was passed.");
            return "";
        }
        properties
                .optionalText("AllowedPattern")
                .filter(pattern -> !Pattern.matches(pattern, value))
                .ifPresent(pattern ->
                        problems.add(
                                Document.line(node),
                                name,
                                "\"" + value + "\" does not match " + pattern + "."));
        return value;
    }
}
