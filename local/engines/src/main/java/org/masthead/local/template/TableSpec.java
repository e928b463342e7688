package org.masthead.local.template;

import java.util.List;
import java.util.Optional;

/** One DynamoDB table, on demand. */
public record TableSpec(
        String logicalId, String name, List<Attribute> attributes, Key key, List<Index> indexes) {

    /**
     * An attribute that a key uses.
     *
     * @param type {@code S}, {@code N} or {@code B}
     */
    public record Attribute(String name, String type) {}

    /** Partition key, and sort key where there is one. */
    public record Key(String hash, Optional<String> range) {}

    /**
     * A global secondary index.
     *
     * @param projection {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
     * @param included attributes beside the keys; empty unless {@code INCLUDE}
     */
    public record Index(String name, Key key, String projection, List<String> included) {}
}
