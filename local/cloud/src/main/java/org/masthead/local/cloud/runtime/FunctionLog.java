package org.masthead.local.cloud.runtime;

import java.time.Duration;

/** Where functions' output goes. */
public interface FunctionLog {

    /** One line that a function's process wrote to its standard output or error. */
    void line(String function, String line);

    /** One invocation has ended after {@code took}, counted from the event's handing over. */
    void invoked(String function, Invocation invocation, Outcome outcome, Duration took);

    /** Something about a function that a developer should know: it was restarted, it hangs. */
    void note(String function, String message);
}
