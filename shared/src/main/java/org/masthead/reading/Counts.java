package org.masthead.reading;

import java.util.EnumMap;
import java.util.Map;

/** How often something was counted; what is not in it was not. */
public record Counts(Map<Counted, Long> times) {

    public static final Counts NONE = new Counts(Map.of());

    public Counts {
        times = Map.copyOf(times);
    }

    /** One count alone. */
    public static Counts of(Counted counted, long times) {
        return NONE.plus(counted, times);
    }

    /** How often; 0 where never. */
    public long of(Counted counted) {
        return times.getOrDefault(counted, 0L);
    }

    /** Both together. */
    public Counts plus(Counts other) {
        var sum = new EnumMap<Counted, Long>(Counted.class);
        sum.putAll(times);
        other.times.forEach((counted, more) -> sum.merge(counted, more, Long::sum));
        return new Counts(sum);
    }

    /** The same and so many more. */
    public Counts plus(Counted counted, long more) {
        return more == 0 ? this : plus(new Counts(Map.of(counted, more)));
    }

    /** Whether nothing was counted. */
    public boolean isNothing() {
        return times.isEmpty();
    }
}
