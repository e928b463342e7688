package org.masthead.reader.story;

import java.time.Instant;
import java.util.Optional;
import org.masthead.aws.ReadingMeter;
import org.masthead.member.Member;

/**
 * Stories that the month gives to members without membership. Asking for a story counts it, though
 * asking is a {@code GET}: it counts once however often it is repeated, and no other site can make
 * a member's app ask, as there are tokens and no cookies. Who does not sign in has no meter: there
 * is nothing to count them by.
 */
public final class MonthlyMeter {

    private final ReadingMeter meter;
    private final int limit;

    /**
     * A meter.
     *
     * @param limit stories a month; 0 for none, and no meter
     */
    public MonthlyMeter(ReadingMeter meter, int limit) {
        this.meter = meter;
        this.limit = limit;
    }

    /**
     * Where a member's meter stands, with the story that they ask for.
     *
     * @param left of this month
     */
    record Standing(int limit, int used, int left) {}

    /**
     * What the meter says to a story.
     *
     * @param opens whether the story is one of those that the month gives
     */
    record Verdict(boolean opens, Standing standing) {}

    /**
     * Counts a story that the member's entitlement does not open; empty where there is no meter.
     */
    Optional<Verdict> open(Member member, String story, Instant now) {
        if (limit == 0) {
            return Optional.empty();
        }
        var read = meter.open(member.id(), story, limit, now);
        return Optional.of(
                new Verdict(
                        read.opens(),
                        new Standing(limit, read.used(), Math.max(0, limit - read.used()))));
    }

    int limit() {
        return limit;
    }
}
