package org.masthead.local.template;

import java.util.List;

/** One IAM role, all its inline policies together. */
public record RoleSpec(String logicalId, List<Statement> statements) {

    /**
     * One rule. In actions and resources {@code *} stands for any characters, {@code ?} for one.
     *
     * @param sid empty where the template gives none
     */
    public record Statement(
            String sid, Effect effect, List<String> actions, List<String> resources) {}

    /** What a statement says of a call it matches. */
    public enum Effect {
        ALLOW,
        DENY
    }
}
