package org.masthead.local.cloud.schedule;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.masthead.local.template.LocalAccount;
import tools.jackson.databind.json.JsonMapper;

/** The event a schedule sends: Amazon EventBridge user guide, "Scheduled Event". */
public final class ScheduledEvent {

    private ScheduledEvent() {}

    /**
     * The event's JSON.
     *
     * @param rule name of the schedule
     * @param due when it fires; told to the second, as EventBridge does
     */
    public static String of(String rule, Instant due, LocalAccount account) {
        var event = JsonMapper.shared().createObjectNode();
        event.put("version", "0").put("id", UUID.randomUUID().toString());
        event.put("detail-type", "Scheduled Event").put("source", "aws.events");
        event.put("account", account.accountId())
                .put("time", due.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", account.region());
        event.putArray("resources").add(account.arn("events", "rule/" + rule));
        event.putObject("detail");
        return event.toString();
    }
}
