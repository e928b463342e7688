package org.masthead.source.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.masthead.source.Source;
import org.masthead.source.catalogue.Listing.Identity;

/**
 * What importing a catalogue would change. A list that does not know what we carry, as other
 * readers' OPML, adds titles and never changes one.
 *
 * @param steps a title each, in the order of the file
 * @param problems the catalogue's own, and titles at odds with what is carried
 */
public record ImportPlan(List<Step> steps, List<Problem> problems) {

    public ImportPlan {
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
    }

    /** What becomes of one title. */
    public record Step(Listing listing, Change change) {}

    /** How a title differs from what is carried. */
    public enum Change {
        NEW,
        CHANGED,
        SAME
    }

    /** The steps of one kind. */
    public List<Step> steps(Change change) {
        return steps.stream().filter(step -> step.change() == change).toList();
    }

    /**
     * Compares.
     *
     * @param carried every source there is
     */
    public static ImportPlan of(Catalogue catalogue, List<Source> carried) {
        var shelf = Shelf.of(carried);
        var steps = new ArrayList<Step>();
        var problems = new ArrayList<>(catalogue.problems());
        for (var listing : catalogue.listings()) {
            switch (shelf.place(listing)) {
                case Verdict.Fits(Change change) -> steps.add(new Step(listing, change));
                case Verdict.Clash(String what) -> problems.add(new Problem(listing.line(), what));
            }
        }
        return new ImportPlan(steps, problems);
    }

    private sealed interface Verdict {
        record Fits(Change change) implements Verdict {}

        record Clash(String what) implements Verdict {}
    }

    /** What is carried: by id, and whose each feed is. */
    private record Shelf(Map<String, Source> byId, Map<String, String> owners) {

        static Shelf of(List<Source> carried) {
            var owners = new HashMap<String, String>();
            carried.forEach(source ->
                    source.feeds().forEach(feed -> owners.put(AddressForm.key(feed), source.id())));
            return new Shelf(
                    carried.stream().collect(Collectors.toMap(Source::id, Function.identity())),
                    owners);
        }

        Verdict place(Listing listing) {
            return listing.identity() == Identity.STATED
                    ? stated(listing.source())
                    : derived(listing.source());
        }

        private Verdict stated(Source source) {
            for (var feed : source.feeds()) {
                var owner = owners.getOrDefault(AddressForm.key(feed), source.id());
                if (!owner.equals(source.id())) {
                    return new Verdict.Clash(
                            "feed '%s' is that of %s, which is carried".formatted(feed, owner));
                }
            }
            return new Verdict.Fits(change(source));
        }

        private Change change(Source source) {
            if (!byId.containsKey(source.id())) {
                return Change.NEW;
            }
            return source.equals(byId.get(source.id())) ? Change.SAME : Change.CHANGED;
        }

        private Verdict derived(Source source) {
            var carriedBy = carriers(source);
            var unknown = source.feeds().stream().filter(feed -> !isCarried(feed)).toList();
            if (unknown.isEmpty()) {
                return new Verdict.Fits(Change.SAME);
            }
            if (byId.containsKey(source.id()) || !carriedBy.isEmpty()) {
                var title = carriedBy.isEmpty() ? source.id() : String.join(", ", carriedBy);
                return new Verdict.Clash(
                        "%s is carried without the feed '%s'; add it there"
                                .formatted(title, unknown.getFirst()));
            }
            return new Verdict.Fits(Change.NEW);
        }

        private boolean isCarried(String feed) {
            return owners.containsKey(AddressForm.key(feed));
        }

        private Set<String> carriers(Source source) {
            return source.feeds().stream()
                    .filter(this::isCarried)
                    .map(feed -> Objects.requireNonNull(owners.get(AddressForm.key(feed))))
                    .collect(Collectors.toSet());
        }
    }
}
