package org.masthead.local.endpoint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.masthead.local.template.FunctionSpec;
import org.masthead.local.template.RoleSpec.Effect;
import org.masthead.local.template.RoleSpec.Statement;
import org.masthead.local.template.Template;

/**
 * Holds callers to their role: a call signed with a function's name as access key id needs a
 * statement that allows it. Anyone else is the operator and may do all.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">IAM,
 *     policy evaluation logic</a>
 */
final class Permissions {

    private final Template template;

    Permissions(Template template) {
        this.template = template;
    }

    /** The function that signs with this access key id. */
    Optional<FunctionSpec> function(String accessKeyId) {
        return template.functions().stream()
                .filter(function -> function.name().equals(accessKeyId))
                .findFirst();
    }

    /** Why the caller may not make these calls; empty if it may. */
    Optional<String> denial(String accessKeyId, List<Call> calls) {
        return function(accessKeyId)
                .flatMap(function ->
                        calls.stream()
                                .filter(call -> !allows(function, call))
                                .findFirst()
                                .map(call -> message(function, call)));
    }

    private String message(FunctionSpec function, Call call) {
        String role = function.role().logicalId();
        return "User: "
                + template.account()
                        .accountArn("sts", "assumed-role/" + role + "/" + function.name())
                + " is not authorized to perform: "
                + call.action()
                + " on resource: "
                + call.resource()
                + " because no identity-based policy allows the "
                + call.action()
                + " action. If "
                + function.logicalId()
                + " needs it, allow it in "
                + role
                + " of template.yaml.";
    }

    private static boolean allows(FunctionSpec function, Call call) {
        List<Statement> matching =
                function.role().statements().stream()
                        .filter(statement -> matches(statement, call))
                        .toList();
        return !matching.isEmpty()
                && matching.stream().allMatch(statement -> statement.effect() == Effect.ALLOW);
    }

    private static boolean matches(Statement statement, Call call) {
        return statement.actions().stream()
                        .anyMatch(action ->
                                wildcard(action, Pattern.CASE_INSENSITIVE)
                                        .matcher(call.action())
                                        .matches())
                && statement.resources().stream()
                        .anyMatch(resource ->
                                wildcard(resource, 0).matcher(call.resource()).matches());
    }

    private static Pattern wildcard(String text, int flags) {
        return Pattern.compile(
                "\\Q" + text.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E",
                flags | Pattern.DOTALL);
    }
}
