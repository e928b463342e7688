package org.masthead.member;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** All plans, as data: the build's {@code plans.json}, or what operators put in its place. */
public interface Plans {

    /** Every plan that there is or ever was, as it is now. */
    List<Plan> all();

    /** What reading a plans file comes to. */
    sealed interface Reading {
        record Read(Plans plans) implements Reading {}

        /** Every fault at once, each with its place. */
        record Faulty(List<String> faults) implements Reading {}
    }

    /** Reads and checks a plans file. */
    static Reading read(byte[] json) {
        return PlansFile.read(json);
    }

    /** These plans, for good. */
    static Plans of(List<Plan> plans) {
        var all = List.copyOf(plans);
        return () -> all;
    }

    /**
     * The plans of the build.
     *
     * @throws IllegalStateException naming the faults, where the file is faulty: a build's fault
     */
    static Plans bundled() {
        try (var file = Plans.class.getResourceAsStream("plans.json")) {
            if (file == null) {
                throw new IllegalStateException("plans.json is not on the class path");
            }
            return switch (read(file.readAllBytes())) {
                case Reading.Read(var plans) -> plans;
                case Reading.Faulty(var faults) ->
                        throw new IllegalStateException("plans.json: " + String.join("; ", faults));
            };
        } catch (IOException e) {
            throw new UncheckedIOException("plans.json cannot be read", e);
        }
    }

    /** The plan of that id. */
    default Optional<Plan> find(String id) {
        return all().stream().filter(plan -> plan.id().equals(id)).findFirst();
    }

    /** The plan that has the store's product. */
    default Optional<Plan> of(Store store, String product) {
        return all().stream().filter(plan -> plan.has(store, product)).findFirst();
    }

    /** The id of the plan that has the product, or {@link Plan#UNKNOWN}. */
    default String idOf(Store store, String product) {
        return of(store, product).map(Plan::id).orElse(Plan.UNKNOWN);
    }

    /** Those that can be begun now. */
    default List<Plan> offered() {
        return all().stream().filter(Plan::offered).toList();
    }
}
