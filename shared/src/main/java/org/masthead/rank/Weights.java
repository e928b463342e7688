package org.masthead.rank;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.masthead.json.Json;

/**
 * What each feature counts, and how much was learned of it. Written and read by the features'
 * names, so that one that is new begins by hand and one that is gone is passed over.
 *
 * @param features by name
 * @param appeals by vector space
 * @param lists how many lists of cards they were learned from
 */
public record Weights(Map<String, Learned> features, Map<String, Appeal> appeals, long lists) {

    /**
     * A weight.
     *
     * @param square the sum of the squares of all steps so far, by which later steps get smaller
     */
    public record Learned(float weight, float square) {}

    /** Of a new system, see {@link Feature#prior}. */
    public static final Weights PRIOR = new Weights(Map.of(), Map.of(), 0);

    @JsonCreator
    public Weights(
            @JsonProperty("features") Map<String, Learned> features,
            @JsonProperty("appeals") Map<String, Appeal> appeals,
            @JsonProperty("lists") long lists) {
        this.features = Map.copyOf(features);
        this.appeals = Map.copyOf(appeals);
        this.lists = lists;
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws RuntimeException where it is anything else
     */
    public static Weights ofJson(String json) {
        return Json.read(json, Weights.class);
    }

    /** About 5 KB for one vector space. */
    public String toJson() {
        return Json.write(this);
    }

    /** What the feature counts. */
    public float of(Feature feature) {
        var learned = features.get(feature.name());
        return learned == null ? feature.prior() : learned.weight();
    }

    /** What such words are worth. */
    public Appeal appeal(String space, int dimensions) {
        var known = appeals.get(space);
        return known == null || known.direction().length != dimensions
                ? Appeal.unknown(dimensions)
                : known;
    }

    /** How likely a card is opened, as a logarithm up to a constant: only differences count. */
    public float score(Features of) {
        return dot(values(), of.values());
    }

    /** The part of the score that is the member's own: what they read, follow and passed by. */
    float ownScore(Features of) {
        float sum = 0;
        for (var feature : Feature.values()) {
            sum += feature.isOwn() ? of(feature) * of.of(feature) : 0;
        }
        return sum;
    }

    /** The weights by {@link Feature#place}. */
    float[] values() {
        var values = new float[Feature.COUNT];
        for (var feature : Feature.values()) {
            values[feature.place()] = of(feature);
        }
        return values;
    }

    float[] squares() {
        var squares = new float[Feature.COUNT];
        for (var feature : Feature.values()) {
            var learned = features.get(feature.name());
            squares[feature.place()] = learned == null ? 0 : learned.square();
        }
        return squares;
    }

    Weights with(float[] values, float[] squares, Map<String, Appeal> appeals) {
        var learned = new LinkedHashMap<String, Learned>();
        for (var feature : Feature.values()) {
            int i = feature.place();
            learned.put(feature.name(), new Learned(values[i], squares[i]));
        }
        return new Weights(learned, appeals, lists + 1);
    }

    static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Override
    public String toString() {
        return "%d lists, %s".formatted(lists, Arrays.toString(values()));
    }
}
