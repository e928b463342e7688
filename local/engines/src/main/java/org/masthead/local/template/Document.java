package org.masthead.local.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Steps through unresolved YAML nodes. */
final class Document {

    private Document() {}

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** The entries of a mapping in their order; a repeated key and a non-mapping are problems. */
    static Map<String, Node> entries(Node node, String where, Problems problems) {
        var entries = new LinkedHashMap<String, Node>();
        if (!(node instanceof MappingNode mapping)) {
            problems.add(line(node), where, "must be a mapping.");
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = key(tuple.getKeyNode());
            if (entries.put(key, tuple.getValueNode()) != null) {
                problems.add(
                        line(tuple.getKeyNode()),
                        where,
                        "\"" + key + "\" is there twice; keep one.");
            }
        }
        return entries;
    }

    /** The value of one key; empty where the node is no mapping or has no such key. */
    static Optional<Node> child(Node node, String key) {
        if (!(node instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        return mapping.getValue().stream()
                .filter(tuple -> key(tuple.getKeyNode()).equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    /** The text of a scalar, empty for any other node. */
    static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static String key(Node node) {
        return text(node);
    }
}
