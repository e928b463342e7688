package org.masthead.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The template's {@code Conditions}: {@code Equals}, {@code Not}, {@code And}, {@code Or} and one
 * condition in another.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html">CloudFormation,
 *     condition functions</a>
 */
final class Conditions {

    /** Of a template without any. */
    static final Conditions NONE = new Conditions(Map.of());

    private final Map<String, Node> declared;

    Conditions(Map<String, Node> declared) {
        this.declared = declared;
    }

    /** Whether the condition with the name that this node holds is true; unknown ones are false. */
    boolean holds(Node name, String where, Intrinsics intrinsics) {
        var condition = Optional.ofNullable(declared.get(Document.text(name)));
        if (condition.isEmpty()) {
            intrinsics.refuse(
                    name,
                    where,
                    "\"" + Document.text(name) + "\" is no condition of this template.");
            return false;
        }
        return isTrue(condition.get(), where, intrinsics);
    }

    private boolean isTrue(Node node, String where, Intrinsics intrinsics) {
        var function = function(node);
        var argument = argument(node);
        var parts =
                argument instanceof SequenceNode list ? list.getValue() : List.<Node>of(argument);
        return switch (function) {
            case "Equals" ->
                    parts.size() == 2
                            && intrinsics
                                    .resolveText(parts.get(0), where)
                                    .equals(intrinsics.resolveText(parts.get(1), where));
            case "Not" -> !isTrue(parts.getFirst(), where, intrinsics);
            case "And" -> parts.stream().allMatch(part -> isTrue(part, where, intrinsics));
            case "Or" -> parts.stream().anyMatch(part -> isTrue(part, where, intrinsics));
            case "Condition" -> holds(argument, where, intrinsics);
            default -> {
                intrinsics.refuse(
                        node, where, "is no condition; write it with Equals, Not, And or Or.");
                yield false;
            }
        };
    }

    private static String function(Node node) {
        var tag = node.getTag().getValue();
        if (tag.startsWith("!")) {
            return tag.substring(1);
        }
        return node instanceof MappingNode mapping && mapping.getValue().size() == 1
                ? Document.text(mapping.getValue().getFirst().getKeyNode())
                        .replaceFirst("^Fn::", "")
                : "";
    }

    private static Node argument(Node node) {
        return node instanceof MappingNode mapping
                        && !node.getTag().getValue().startsWith("!")
                        && mapping.getValue().size() == 1
                ? mapping.getValue().getFirst().getValueNode()
                : node;
    }
}
