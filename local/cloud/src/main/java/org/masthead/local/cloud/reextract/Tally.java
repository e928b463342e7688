package org.masthead.local.cloud.reextract;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Adds up what became of pages. Only the page that decides what readers see names fields. */
public final class Tally {

    private final int examples;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Map<Integer, Integer> extractors = new TreeMap<>();
    private final Map<String, Field> fields = new TreeMap<>();
    private final Map<String, List<JsonNode>> named = new TreeMap<>();

    /**
     * Starts with nothing.
     *
     * @param examples kept of each field and each outcome, at most
     */
    public Tally(int examples) {
        this.examples = examples;
    }

    /** One field: how many stories it changes in, and some of them. */
    public static final class Field {
        private final List<JsonNode> examples = new ArrayList<>();
        private int stories;
        private int added;
        private int removed;
        private int changed;

        public int stories() {
            return stories;
        }

        /** Results that have a change of this field. */
        public List<JsonNode> examples() {
            return examples;
        }

        /** Blocks over all stories; empty for every field but the body. */
        public String blocks() {
            return added + removed + changed == 0
                    ? ""
                    : "%,d added, %,d removed, %,d changed".formatted(added, removed, changed);
        }
    }

    /** Takes one more result in. */
    public void add(JsonNode result) {
        var outcome = Findings.outcome(result);
        outcomes.merge(outcome, 1, Integer::sum);
        if (result.has("extractor")) {
            extractors.merge(result.path("extractor").asInt(), 1, Integer::sum);
        }
        keep(named.computeIfAbsent(outcome, _ -> new ArrayList<>()), result);
        result.path("finding").path("changes").forEach(change -> add(change, result));
    }

    private void add(JsonNode change, JsonNode result) {
        var field = fields.computeIfAbsent(change.path("field").asString(), _ -> new Field());
        field.stories++;
        field.added += change.path("blocks").path("added").asInt(0);
        field.removed += change.path("blocks").path("removed").asInt(0);
        field.changed += change.path("blocks").path("changed").asInt(0);
        keep(field.examples, result);
    }

    private void keep(List<JsonNode> kept, JsonNode result) {
        if (kept.size() < examples) {
            kept.add(result);
        }
    }

    /** Pages with that outcome. */
    public int count(String outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    /** Some results with that outcome. */
    public List<JsonNode> examples(String outcome) {
        return named.getOrDefault(outcome, List.of());
    }

    /** Pages by the version of the extractor that read them; one version, unless it was changed. */
    public Map<Integer, Integer> extractors() {
        return extractors;
    }

    /** By name, those first that change in the most stories. */
    public Map<String, Field> fields() {
        var sorted = new LinkedHashMap<String, Field>();
        fields.entrySet().stream()
                .sorted(comparingInt(field -> -field.getValue().stories))
                .forEach(field -> sorted.put(field.getKey(), field.getValue()));
        return sorted;
    }
}
