package org.masthead.membership.grant;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.masthead.grant.VoucherBatch;
import org.masthead.json.Json;
import org.masthead.lambda.Problem.Fault;
import org.masthead.member.Plans;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads a new batch and finds every fault in it at once. */
final class BatchBody {

    /** As many as are written well before API Gateway gives up, after 30 seconds. */
    static final int MOST_CODES = 5_000;

    private static final int MOST_USES = 100_000;
    private static final int MOST_DAYS = 3_660;
    private static final int LONGEST_PARTNER = 100;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Set<String> FIELDS =
            Set.of("id", "partner", "plan", "days", "count", "uses", "redeemableUntil");

    private final JsonNode json;
    private final List<Fault> faults = new ArrayList<>();

    private BatchBody(JsonNode json) {
        this.json = json;
    }

    /** What reading a body comes to. */
    sealed interface Outcome {
        record Read(VoucherBatch batch) implements Outcome {}

        record Faulty(List<Fault> faults) implements Outcome {}
    }

    static Outcome read(byte[] body, Plans plans, Instant now) {
        try {
            var json = Json.tree(body);
            return json.isObject() ? new BatchBody(json).read(plans, now) : noObject();
        } catch (JacksonException e) {
            return noObject();
        }
    }

    private static Outcome noObject() {
        return new Outcome.Faulty(
                List.of(new Fault("", "is no JSON object; write {\"id\": \"spring\", …}")));
    }

    private Outcome read(Plans plans, Instant now) {
        json.propertyNames().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> fault(name, "is not known here"));
        var batch =
                new VoucherBatch(
                        id(),
                        partner(),
                        plan(plans),
                        number("days", MOST_DAYS, Optional.empty()),
                        number("count", MOST_CODES, Optional.empty()),
                        number("uses", MOST_USES, Optional.of(1)),
                        end(now),
                        now,
                        false);
        return faults.isEmpty() ? new Outcome.Read(batch) : new Outcome.Faulty(faults);
    }

    private String id() {
        var id = text("id");
        if (!ID.matcher(id).matches()) {
            fault("id", "is not of the form [a-z0-9-], at most 63 characters");
        }
        return id;
    }

    private String partner() {
        var partner = text("partner");
        if (partner.isBlank() || partner.length() > LONGEST_PARTNER) {
            fault("partner", "is missing, or longer than 100 characters: say who hands them out");
        }
        return partner;
    }

    private String plan(Plans plans) {
        var plan = text("plan");
        if (plans.find(plan).isEmpty()) {
            fault("plan", "is none of the plans");
        }
        return plan;
    }

    private Instant end(Instant now) {
        try {
            var end = Instant.parse(text("redeemableUntil"));
            if (end.isAfter(now)) {
                return end;
            }
        } catch (DateTimeException e) {
            // told below
        }
        fault("redeemableUntil", "is not a time to come such as 2027-01-01T00:00:00Z");
        return now;
    }

    private int number(String name, int most, Optional<Integer> otherwise) {
        var value = json.path(name);
        if (value.isMissingNode() && otherwise.isPresent()) {
            return otherwise.get();
        }
        int number = value.isInt() ? value.asInt() : 0;
        if (number < 1 || number > most) {
            fault(name, "is not a whole number from 1 to " + most);
        }
        return number;
    }

    private String text(String name) {
        return json.path(name).asString("");
    }

    private void fault(String name, String detail) {
        faults.add(new Fault("/" + name, detail));
    }
}
