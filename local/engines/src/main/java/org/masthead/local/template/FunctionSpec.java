package org.masthead.local.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One Lambda function.
 *
 * @param logicalId its key under {@code Resources}
 * @param name function name, {@code masthead-RefreshFunction}
 * @param handler {@code package.Class::method}
 * @param codeUri absolute path of the zip; it need not exist yet
 * @param timeoutSeconds longest time of one invocation
 * @param memoryMegabytes memory of one instance
 * @param environment variables as declared, resolved
 * @param role what it may do
 */
public record FunctionSpec(
        String logicalId,
        String name,
        String handler,
        Path codeUri,
        int timeoutSeconds,
        int memoryMegabytes,
        Map<String, String> environment,
        List<EventSpec> events,
        RoleSpec role) {}
