package org.masthead.local.template;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.masthead.local.template.Value.Fields;
import org.yaml.snakeyaml.nodes.Node;

/** Walks the document: resolves each resource, holds it against its coverage, makes its spec. */
final class TemplateReader {

    private static final String FUNCTION = "AWS::Serverless::Function";

    private final Path file;
    private final LocalAccount account;
    private final Map<String, String> passed;
    private final Problems problems;
    private final CoverageCheck coverage;

    TemplateReader(Path file, LocalAccount account, Map<String, String> passed, Problems problems) {
        this.file = file;
        this.account = account;
        this.passed = passed;
        this.problems = problems;
        this.coverage = new CoverageCheck(problems);
    }

    Template read(Node root) {
        Map<String, Node> sections = Document.entries(root, "template", problems);
        Map<String, Node> resources = entries(sections, "Resources");
        Map<String, String> parameters =
                Parameters.read(entries(sections, "Parameters"), passed, problems);
        var references = new References(account, parameters, resources);
        var conditions = new Conditions(entries(sections, "Conditions"));
        var intrinsics = new Intrinsics(references, conditions, problems);
        checkSections(sections);
        var wanted = wanted(resources, conditions, intrinsics);
        var typed = resources(wanted, globals(sections, intrinsics), references, intrinsics);
        var stores = new StoreSpecs();
        List<QueueSpec> queues = stores.queues(typed);
        var functions = new FunctionSpecs(file, account, coverage);
        return new Template(
                file,
                account,
                Map.copyOf(parameters),
                functions.read(typed, queues),
                stores.tables(typed),
                queues,
                stores.buckets(typed),
                stores.secrets(typed),
                outputs(sections, intrinsics),
                coverage.cloudOnly());
    }

    private Map<String, Node> entries(Map<String, Node> sections, String name) {
        Node node = sections.get(name);
        return node == null ? Map.of() : Document.entries(node, name, problems);
    }

    private void checkSections(Map<String, Node> sections) {
        var shallow = new LinkedHashMap<String, Value>();
        sections.forEach((key, node) -> shallow.put(key, new Value.Text("", Document.line(node))));
        coverage.check("template", new Fields(shallow, 1), CoverageTables.DOCUMENT);
    }

    private Fields globals(Map<String, Node> sections, Intrinsics intrinsics) {
        Node node = sections.get("Globals");
        if (node == null) {
            return Fields.none(1);
        }
        var globals = Properties.of("Globals", intrinsics.resolve(node, "Globals"), problems);
        coverage.check("Globals", globals.values(), Coverage.run("Function"));
        return globals.section("Function").values();
    }

    /**
     * Without those whose condition does not hold; a reference to one of them resolves all the
     * same.
     */
    private static Map<String, Node> wanted(
            Map<String, Node> resources, Conditions conditions, Intrinsics intrinsics) {
        var wanted = new LinkedHashMap<String, Node>();
        resources.forEach((id, node) -> {
            var condition = Document.child(node, "Condition");
            if (condition.isEmpty() || conditions.holds(condition.get(), id, intrinsics)) {
                wanted.put(id, node);
            } else {
                intrinsics.resolve(node, id);
            }
        });
        return wanted;
    }

    private List<Resource> resources(
            Map<String, Node> nodes, Fields globals, References references, Intrinsics intrinsics) {
        var typed = new ArrayList<Resource>();
        nodes.forEach((id, node) -> {
            checkDependencies(id, node, nodes);
            // Resolved whatever its type, so that a wrong reference anywhere is found.
            var whole = Properties.of(id, intrinsics.resolve(node, id), problems);
            coverage.check(id, whole.values(), CoverageTables.RESOURCE);
            String type = whole.text("Type");
            Properties own = named(id, whole.section("Properties"));
            Properties all =
                    type.equals(FUNCTION)
                            ? named(id, own.below("Globals", Value.over(globals, own.values())))
                            : own;
            if (covers(id, whole, type, all)) {
                typed.add(new Resource(id, references.name(id, intrinsics), type, all));
            }
        });
        return typed;
    }

    private static Properties named(String id, Properties properties) {
        return new Properties(id, properties.values(), properties.problems());
    }

    private boolean covers(String id, Properties whole, String type, Properties properties) {
        String reason = CoverageTables.CLOUD_ONLY_TYPES.get(type);
        if (reason != null) {
            coverage.note(whole.values().line(), id, reason);
            return false;
        }
        Coverage rules = CoverageTables.RUN_TYPES.get(type);
        if (rules == null) {
            whole.refuse(
                    "Type",
                    "resource type \""
                            + type
                            + "\" is not emulated by the local cloud. Remove it, emulate it, or"
                            + " list it with a reason in CoverageTables.java.");
            return false;
        }
        coverage.check(id, properties.values(), rules);
        return true;
    }

    private void checkDependencies(String id, Node node, Map<String, Node> resources) {
        Document.child(node, "DependsOn").map(Intrinsics::ids).orElse(List.of()).stream()
                .filter(other -> !resources.containsKey(other))
                .forEach(other ->
                        problems.add(
                                Document.line(node),
                                id + ".DependsOn",
                                "\"" + other + "\" is no resource; check the name."));
    }

    private Map<String, String> outputs(Map<String, Node> sections, Intrinsics intrinsics) {
        var outputs = new LinkedHashMap<String, String>();
        entries(sections, "Outputs")
                .forEach((name, node) -> {
                    String where = "Outputs." + name;
                    var output = Properties.of(where, intrinsics.resolve(node, where), problems);
                    new CoverageCheck(problems)
                            .check(where, output.values(), Coverage.run("Value", "Description"));
                    outputs.put(name, output.text("Value"));
                });
        return Collections.unmodifiableMap(outputs);
    }
}
