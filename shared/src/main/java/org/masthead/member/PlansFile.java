package org.masthead.member;

import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.masthead.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads a plans file and finds every fault in it at once. */
final class PlansFile {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}");
    private static final Set<String> FIELDS =
            Set.of("id", "name", "period", "trialDays", "seats", "opens", "offered", "products");

    private static final int MAX_GIFT_DAYS = 3_650;

    /** So that an invitation's list stays a list, and a household a household. */
    private static final int MAX_SEATS = 10;

    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> planOfProduct = new HashMap<>();

    private PlansFile() {}

    static Plans.Reading read(byte[] json) {
        try {
            var file = new PlansFile();
            var plans = file.plans(Json.tree(json).path("plans"));
            return file.faults.isEmpty()
                    ? new Plans.Reading.Read(plans)
                    : new Plans.Reading.Faulty(file.faults);
        } catch (JacksonException e) {
            return new Plans.Reading.Faulty(List.of("is not JSON: " + e.getOriginalMessage()));
        }
    }

    private Plans plans(JsonNode list) {
        var plans = new ArrayList<Plan>();
        if (!list.isArray()) {
            faults.add("/plans is not an array");
        }
        for (int i = 0; i < list.size(); i++) {
            plans.add(plan(list.get(i), "/plans/" + i));
        }
        var ids = new LinkedHashSet<String>();
        plans.stream()
                .filter(plan -> !ids.add(plan.id()))
                .forEach(plan -> faults.add("two plans have the id '" + plan.id() + "'"));
        if (!ids.contains(Plan.TRIAL)) {
            faults.add("there is no plan 'trial', which new members get");
        }
        return Plans.of(plans);
    }

    private Plan plan(JsonNode json, String at) {
        json.propertyNames().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> faults.add(at + "/" + name + " is not known here"));
        var id = json.path("id").asString("");
        if (!ID.matcher(id).matches() || id.equals(Plan.UNKNOWN)) {
            faults.add(at + "/id is not of the form [a-z0-9-], or is 'unknown'");
        }
        if (json.path("name").asString("").isBlank()) {
            faults.add(at + "/name is missing");
        }
        return new Plan(
                id,
                json.path("name").asString(""),
                period(json.path("period"), at + "/period"),
                number(json.path("trialDays"), 0, 0, 365, at + "/trialDays"),
                number(json.path("seats"), 1, 1, MAX_SEATS, at + "/seats"),
                titles(json.path("opens"), at + "/opens"),
                json.path("offered").asBoolean(true),
                products(json.path("products"), id, at + "/products"));
    }

    private Optional<Period> period(JsonNode json, String at) {
        if (json.isMissingNode()) {
            return Optional.empty();
        }
        try {
            var period = Period.parse(json.asString(""));
            if (!period.isNegative() && !period.isZero()) {
                return Optional.of(period);
            }
        } catch (DateTimeException e) {
            // told below
        }
        faults.add(at + " is not a period such as P1M or P1Y (ISO 8601)");
        return Optional.empty();
    }

    private int number(JsonNode json, int otherwise, int least, int most, String at) {
        if (json.isMissingNode()) {
            return otherwise;
        }
        int number = json.asInt(-1);
        if (!json.isInt() || number < least || number > most) {
            faults.add("%s is not a whole number from %d to %d".formatted(at, least, most));
        }
        return number;
    }

    private Titles titles(JsonNode json, String at) {
        if (json.isString() && json.stringValue().equals("all")) {
            return Titles.ALL;
        }
        var sources = texts(json, ID, at, "\"all\" or an array of source ids");
        if (json.isArray() && sources.isEmpty()) {
            faults.add(at + " opens nothing");
        }
        return new Titles.Only(Set.copyOf(sources));
    }

    private List<Plan.Product> products(JsonNode json, String plan, String at) {
        var products = new ArrayList<Plan.Product>();
        for (int i = 0; i < json.size(); i++) {
            product(json.get(i), plan, at + "/" + i).ifPresent(products::add);
        }
        return products;
    }

    private Optional<Plan.Product> product(JsonNode json, String plan, String at) {
        var store = Store.of(json.path("store").asString("")).filter(Store::charges);
        var id = json.path("id").asString("");
        if (store.isEmpty() || id.isBlank()) {
            faults.add(at + " names no store (apple, google, stripe) or no id");
            return Optional.empty();
        }
        var other = planOfProduct.put(store.get() + " " + id, plan);
        if (other != null) {
            faults.add("%s: the product '%s' is of plan '%s' already".formatted(at, id, other));
        }
        int giftDays = number(json.path("giftDays"), 0, 1, MAX_GIFT_DAYS, at + "/giftDays");
        if (giftDays > 0 && store.get() != Store.STRIPE) {
            faults.add(at + "/giftDays: gifts are sold through stripe only");
        }
        var regions = json.path("regions");
        return Optional.of(
                new Plan.Product(
                        store.get(),
                        id,
                        regions.isMissingNode()
                                ? List.of()
                                : texts(regions, REGION, at + "/regions", "country codes"),
                        giftDays));
    }

    private List<String> texts(JsonNode json, Pattern form, String at, String wanted) {
        var texts = new LinkedHashSet<String>();
        boolean usable = json.isArray();
        for (int i = 0; usable && i < json.size(); i++) {
            var text = json.get(i).asString("");
            usable = form.matcher(text).matches();
            texts.add(text);
        }
        if (!usable) {
            faults.add(at + " is not " + wanted);
        }
        return List.copyOf(texts);
    }
}
