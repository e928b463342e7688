package org.masthead.local.cloud;

import java.util.Optional;
import org.masthead.local.cloud.schedule.Schedule;
import org.masthead.local.template.EventSpec;
import org.masthead.local.template.EventSpec.QueueEvent;
import org.masthead.local.template.EventSpec.RouteEvent;
import org.masthead.local.template.EventSpec.ScheduleEvent;
import org.masthead.local.template.FunctionSpec;
import org.masthead.local.template.Template;

/**
 * What the template model reads and this runner cannot run as the cloud would: an error at start
 * rather than a silence.
 */
final class Refusals {

    /** API Gateway quotas for HTTP APIs: maximum integration timeout, seconds. */
    private static final int LONGEST_REQUEST = 30;

    private static final String IDENTITY = "$request.header.Authorization";

    private Refusals() {}

    /** Throws {@link CloudException} for the first such thing. */
    static void check(Template template) {
        for (var function : template.functions()) {
            for (var event : function.events()) {
                reason(function, event).ifPresent(reason -> refuse(function, event, reason));
            }
        }
    }

    private static Optional<String> reason(FunctionSpec function, EventSpec event) {
        return switch (event) {
            case ScheduleEvent schedule -> {
                var _ = Schedule.parse(schedule.expression());
                yield Optional.empty();
            }
            case QueueEvent _ -> Optional.empty();
            case RouteEvent route -> reason(function, route);
        };
    }

    private static Optional<String> reason(FunctionSpec function, RouteEvent route) {
        if (function.timeoutSeconds() > LONGEST_REQUEST) {
            return Optional.of(
                    "its function may take %d s, and API Gateway waits 30 s at most"
                            .formatted(function.timeoutSeconds()));
        }
        return route.authorizer()
                .filter(it -> !it.identitySource().equals(IDENTITY))
                .map(it -> "tokens are only looked for in " + IDENTITY);
    }

    private static void refuse(FunctionSpec function, EventSpec event, String reason) {
        throw new CloudException(
                "%s.Events.%s cannot run: %s; correct it in template.yaml"
                        .formatted(function.logicalId(), event.id(), reason));
    }
}
