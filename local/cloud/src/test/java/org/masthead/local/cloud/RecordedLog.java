package org.masthead.local.cloud;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.masthead.local.cloud.runtime.FunctionLog;
import org.masthead.local.cloud.runtime.Invocation;
import org.masthead.local.cloud.runtime.Outcome;

/** Keeps what functions say. */
public final class RecordedLog implements FunctionLog {

    public final List<String> lines = new CopyOnWriteArrayList<>();
    public final List<String> notes = new CopyOnWriteArrayList<>();
    public final List<Outcome> outcomes = new CopyOnWriteArrayList<>();

    @Override
    public void line(String function, String line) {
        lines.add(line);
    }

    @Override
    public void invoked(String function, Invocation invocation, Outcome outcome, Duration took) {
        outcomes.add(outcome);
    }

    @Override
    public void note(String function, String message) {
        notes.add(message);
    }
}
