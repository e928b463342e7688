package org.masthead.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A source together with its state and the checks of its feeds. Every change of it is a method here
 * that gives a new one; the sources table reads, changes and writes it as a whole.
 *
 * @param reason why it is not active, in words
 * @param checks one for each of the source's feeds, in the same order
 */
public record CheckedSource(
        Source source, SourceState state, Optional<String> reason, List<FeedCheck> checks) {

    /**
     * A source and its checks.
     *
     * @throws IllegalArgumentException where the checks are not those of the source's feeds
     */
    public CheckedSource {
        checks = List.copyOf(checks);
        if (!checks.stream().map(FeedCheck::feed).toList().equals(source.feeds())) {
            throw new IllegalArgumentException(
                    "source %s has feeds %s, but checks of %s"
                            .formatted(
                                    source.id(),
                                    source.feeds(),
                                    checks.stream().map(FeedCheck::feed).toList()));
        }
    }

    /** A new source, each feed of which is due at once. */
    public static CheckedSource added(Source source, SourceState state, Instant now) {
        var feeds = source.feeds().stream().distinct().toList();
        return new CheckedSource(
                source.withFeeds(feeds),
                state,
                Optional.empty(),
                feeds.stream().map(feed -> FeedCheck.fresh(feed, now)).toList());
    }

    /**
     * The source under another definition. A feed that stays keeps its check, also under an address
     * that its publisher has moved it from since; a new one is due at once; a dropped one's check
     * is forgotten. A source that was retired, or whose feeds were being looked for, is active once
     * it is given a feed that it did not have.
     */
    public CheckedSource redefined(Source definition, Instant now) {
        var kept = new ArrayList<FeedCheck>();
        for (var feed : definition.feeds()) {
            if (kept.stream().noneMatch(it -> it.is(feed))) {
                kept.add(check(feed).orElseGet(() -> FeedCheck.fresh(feed, now)));
            }
        }
        boolean news = definition.feeds().stream().anyMatch(feed -> check(feed).isEmpty());
        boolean wakes = news && state != SourceState.PAUSED;
        return new CheckedSource(
                        definition.withFeeds(kept.stream().map(FeedCheck::feed).toList()),
                        wakes ? SourceState.ACTIVE : state,
                        wakes ? Optional.empty() : reason,
                        kept)
                .retiredIfNoneIsLeft();
    }

    /**
     * The source after one more check of one of its feeds. A check that was asked for before, or
     * for the same moment as, one that has ended changes nothing, and neither does one of a feed
     * that the source has no longer.
     *
     * @param asked the moment for which the check was asked
     * @param now when it ended
     */
    public CheckedSource after(String feed, Check check, Instant asked, Instant now) {
        return changed(
                        it -> it.is(feed) && !it.log().covers(asked),
                        it -> it.after(check, asked, now))
                .retiredIfNoneIsLeft();
    }

    /**
     * The source one of whose feeds tells of its stories elsewhere too, as an index of sitemaps
     * does. Only what is found counts: whether the feed itself answers is its own check.
     */
    public CheckedSource alsoFound(String feed, Check check, Instant now) {
        return check instanceof Check.Read read
                ? changed(it -> it.is(feed), it -> it.alsoFound(read.published(), now))
                : this;
    }

    /** The source whose feeds have been asked for; they are due again if nobody ever answers. */
    public CheckedSource asked(Set<String> feeds, Instant until) {
        return changed(it -> feeds.contains(it.feed()), it -> it.asked(until));
    }

    /** The source one of whose feeds is about to be asked; it is not due before that time. */
    public CheckedSource awaited(String feed, Instant until) {
        return changed(it -> it.is(feed), it -> it.awaited(until));
    }

    /** The source no feed of which is asked until it is {@link #resumed}. */
    public CheckedSource paused(String why) {
        return in(SourceState.PAUSED, Optional.of(why));
    }

    /** The source each feed of which is due at once, also one that was retired. */
    public CheckedSource resumed(Instant now) {
        return changed(it -> true, it -> it.revived(now)).in(SourceState.ACTIVE, Optional.empty());
    }

    /** The source whose feeds are being looked for; none is asked meanwhile. */
    public CheckedSource discovering() {
        return in(SourceState.DISCOVERING, Optional.empty());
    }

    /** The source no feed of which was found. Somebody has to name one, or to look again. */
    public CheckedSource undiscovered(String why) {
        return in(SourceState.DISCOVERING, Optional.of(why));
    }

    /** Whether its stories are shown: a title none of whose feeds is known is not carried yet. */
    public boolean isCarried() {
        return !source.feeds().isEmpty();
    }

    /** The source of whose feed's outage, or recovery, operators have been told. */
    public CheckedSource told(String feed) {
        return changed(it -> it.is(feed), FeedCheck::told);
    }

    /** The source whose feed's changes a hub pushes until then. */
    public CheckedSource pushedUntil(String feed, Instant leaseEnd) {
        return changed(it -> it.is(feed), it -> it.pushedUntil(leaseEnd));
    }

    /** The source whose feed's changes nobody pushes any more; the feed is due at once. */
    public CheckedSource polled(String feed, Instant now) {
        return changed(it -> it.is(feed), it -> it.polled(now));
    }

    /** The check of the feed that has this address, or had it before it moved. */
    public Optional<FeedCheck> check(String feed) {
        return checks.stream().filter(it -> it.is(feed)).findFirst();
    }

    /** The feeds to be asked at that time. */
    public List<String> due(Instant now) {
        return state == SourceState.ACTIVE
                ? checks.stream().filter(it -> it.isDue(now)).map(FeedCheck::feed).toList()
                : List.of();
    }

    /** When the next feed is due; empty while none is asked. */
    public Optional<Instant> nextCheckAt() {
        return state == SourceState.ACTIVE
                ? checks.stream()
                        .filter(it -> it.retired().isEmpty())
                        .map(FeedCheck::nextCheckAt)
                        .min(Instant::compareTo)
                : Optional.empty();
    }

    /** What operators and API callers see of it. */
    public Source.Health health() {
        return HealthReport.of(this);
    }

    private CheckedSource retiredIfNoneIsLeft() {
        boolean gone =
                !checks.isEmpty() && checks.stream().allMatch(it -> it.retired().isPresent());
        return state == SourceState.ACTIVE && gone
                ? in(
                        SourceState.RETIRED,
                        Optional.of("its publisher says that each of its feeds is gone for good"))
                : this;
    }

    private CheckedSource in(SourceState next, Optional<String> why) {
        return new CheckedSource(source, next, why, checks);
    }

    /** A feed that was moved to the address of another becomes one with it. */
    private CheckedSource changed(Predicate<FeedCheck> which, UnaryOperator<FeedCheck> change) {
        var changed = new ArrayList<FeedCheck>();
        for (var check : checks) {
            var next = which.test(check) ? change.apply(check) : check;
            if (changed.stream().noneMatch(it -> it.feed().equals(next.feed()))) {
                changed.add(next);
            }
        }
        var feeds = changed.stream().map(FeedCheck::feed).toList();
        return new CheckedSource(source.withFeeds(feeds), state, reason, changed);
    }
}
