package org.masthead.local.cloud.http;

import org.masthead.local.cloud.runtime.RunningFunction;
import org.masthead.local.template.EventSpec.RouteEvent;

/**
 * One route of the HTTP API.
 *
 * @param event as declared
 * @param function what answers
 */
public record Route(RouteEvent event, RunningFunction function) {

    RoutePattern pattern() {
        return new RoutePattern(event);
    }
}
