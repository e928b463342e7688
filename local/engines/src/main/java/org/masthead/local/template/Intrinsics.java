package org.masthead.local.template;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.masthead.local.template.Value.Fields;
import org.masthead.local.template.Value.Items;
import org.masthead.local.template.Value.Text;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Turns YAML nodes into values: {@code Ref}, {@code GetAtt}, {@code Sub} and {@code If}, long and
 * short.
 */
final class Intrinsics {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]*)}");

    private final References references;
    private final Conditions conditions;
    private final Problems problems;

    Intrinsics(References references, Conditions conditions, Problems problems) {
        this.references = references;
        this.conditions = conditions;
        this.problems = problems;
    }

    Value resolve(Node node, String where) {
        int line = Document.line(node);
        Optional<Call> call = call(node, where);
        if (call.filter(Call::chooses).isPresent()) {
            return chosen(call.get(), where);
        }
        if (call.isPresent()) {
            return new Text(evaluate(call.get(), where), line);
        }
        return switch (node) {
            case ScalarNode scalar -> new Text(scalar.getValue(), line);
            case SequenceNode list ->
                    new Items(
                            list.getValue().stream().map(item -> resolve(item, where)).toList(),
                            line);
            default -> fields(node, where);
        };
    }

    String resolveText(Node node, String where) {
        if (resolve(node, where) instanceof Text text) {
            return text.text();
        }
        refuse(node, where, "must be a text.");
        return "";
    }

    void refuse(Node node, String where, String message) {
        problems.add(Document.line(node), where, message);
    }

    private Fields fields(Node node, String where) {
        var fields = new LinkedHashMap<String, Value>();
        Document.entries(node, where, problems)
                .forEach((key, value) -> fields.put(key, resolve(value, where + "." + key)));
        return new Fields(fields, Document.line(node));
    }

    private record Call(String function, Node argument) {

        boolean chooses() {
            return function.equals("If");
        }
    }

    /** Both branches are resolved, so that a wrong reference in either is found. */
    private Value chosen(Call call, String where) {
        if (call.argument() instanceof SequenceNode list && list.getValue().size() == 3) {
            var parts = list.getValue();
            var then = resolve(parts.get(1), where);
            var otherwise = resolve(parts.get(2), where);
            return conditions.holds(parts.get(0), where, this) ? then : otherwise;
        }
        refuse(call.argument(), where, "If wants a condition and two values.");
        return new Text("", Document.line(call.argument()));
    }

    private Optional<Call> call(Node node, String where) {
        String tag = node.getTag().getValue();
        if (tag.startsWith("!")) {
            return Optional.of(new Call(tag.substring(1), node));
        }
        if (node instanceof MappingNode mapping && mapping.getValue().size() == 1) {
            var only = mapping.getValue().getFirst();
            String key = Document.text(only.getKeyNode());
            if (key.equals("Ref") || key.startsWith("Fn::")) {
                return Optional.of(new Call(key.replaceFirst("^Fn::", ""), only.getValueNode()));
            }
        }
        if (Document.child(node, "<<").isPresent()) {
            refuse(node, where, "CloudFormation knows no YAML merge keys; write the values out.");
        }
        return Optional.empty();
    }

    private String evaluate(Call call, String where) {
        return switch (call.function()) {
            case "Ref" -> ref(call.argument(), Document.text(call.argument()), where);
            case "GetAtt" -> attribute(call.argument(), attributePath(call.argument()), where);
            case "Sub" -> sub(call.argument(), where);
            default -> {
                refuse(
                        call.argument(),
                        where,
                        "intrinsic \""
                                + call.function()
                                + "\" is not emulated; write it with Ref, GetAtt, Sub or If.");
                yield "";
            }
        };
    }

    private String ref(Node node, String id, String where) {
        return references
                .ref(id, this)
                .orElseGet(() ->
                        unresolved(
                                node,
                                where,
                                "\""
                                        + id
                                        + "\" is no parameter, no resource and no pseudo"
                                        + " parameter of this template; check the name."));
    }

    private String attribute(Node node, String path, String where) {
        int dot = path.indexOf('.');
        String id = dot < 0 ? path : path.substring(0, dot);
        String attribute = dot < 0 ? "" : path.substring(dot + 1);
        return references
                .attribute(id, attribute, this)
                .orElseGet(() ->
                        unresolved(
                                node,
                                where,
                                "\""
                                        + path
                                        + "\" is no attribute known here; check the"
                                        + " resource's name, or add the attribute to"
                                        + " References.java."));
    }

    private String attributePath(Node node) {
        return node instanceof SequenceNode parts
                ? String.join(".", parts.getValue().stream().map(Document::text).toList())
                : Document.text(node);
    }

    private String sub(Node node, String where) {
        if (node instanceof SequenceNode parts && parts.getValue().size() == 2) {
            Map<String, String> own = new HashMap<>();
            Document.entries(parts.getValue().get(1), where, problems)
                    .forEach((key, value) -> own.put(key, resolveText(value, where)));
            return substitute(parts.getValue().get(0), own, where);
        }
        return substitute(node, Map.of(), where);
    }

    private String substitute(Node node, Map<String, String> own, String where) {
        return PLACEHOLDER
                .matcher(Document.text(node))
                .replaceAll(
                        match -> Matcher.quoteReplacement(placeholder(match, node, own, where)));
    }

    private String placeholder(
            MatchResult match, Node node, Map<String, String> own, String where) {
        String name = match.group(2).strip();
        if (!match.group(1).isEmpty()) {
            return "${" + match.group(2) + "}"; // ${!x} is a literal ${x}
        }
        String given = own.get(name);
        if (given != null) {
            return given;
        }
        return name.contains(".") ? attribute(node, name, where) : ref(node, name, where);
    }

    private String unresolved(Node node, String where, String message) {
        refuse(node, where, message);
        return "";
    }

    /** The texts of a list of logical ids, as {@code DependsOn} has them. */
    static List<String> ids(Node node) {
        return node instanceof SequenceNode list
                ? list.getValue().stream().map(Document::text).toList()
                : List.of(Document.text(node));
    }
}
