package org.masthead.fetch.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.masthead.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A host's {@code /.well-known/tdmrep.json} (W3C TDMRep Community Group Final Report, 10 May 2024,
 * "TDM File on the Origin Server"): an array of rules, each for the paths that its location matches
 * as a robots.txt pattern would. What cannot be read states nothing (ibid., "Processing errors").
 */
public record TdmFile(List<Rule> rules) {

    /** Where it is. */
    public static final String PATH = "/.well-known/tdmrep.json";

    /** Of a host that has none. */
    public static final TdmFile NONE = new TdmFile(List.of());

    public TdmFile {
        rules = List.copyOf(rules);
    }

    /**
     * One rule.
     *
     * @param location a path with {@code *} for any characters and {@code $} for the end
     */
    public record Rule(String location, boolean reserved) {}

    /** Reads the file; whatever it is, there are rules or none. */
    public static TdmFile parse(byte[] body) {
        if (body.length == 0) {
            return NONE;
        }
        try {
            return new TdmFile(rules(Json.tree(body)));
        } catch (JacksonException | IllegalArgumentException e) {
            return NONE;
        }
    }

    private static List<Rule> rules(JsonNode file) {
        var rules = new ArrayList<Rule>();
        for (var entry : file.isArray() ? file : List.of(file)) {
            var location = entry.path("location").asString("");
            var reservation = entry.path("tdm-reservation").asString("");
            if (!location.isEmpty() && (reservation.equals("0") || reservation.equals("1"))) {
                rules.add(new Rule(location, reservation.equals("1")));
            }
        }
        return rules;
    }

    /** Whether the path is reserved, by the first rule that is for it; empty where none is. */
    Optional<Rule> rule(String path) {
        return rules.stream()
                .filter(rule -> PathPattern.matches(rule.location(), path))
                .findFirst();
    }
}
