package org.masthead.fetch;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.masthead.aws.FetchQueue;
import org.masthead.aws.PagesTable;
import org.masthead.fetch.discovery.DiscoverErrand;
import org.masthead.fetch.host.Courtesy;
import org.masthead.fetch.host.Courtesy.Purpose;
import org.masthead.fetch.http.Attempt;
import org.masthead.fetch.http.FetchResult;
import org.masthead.fetch.http.Fetcher;
import org.masthead.fetch.hub.Subscriptions;
import org.masthead.lambda.Log;
import org.masthead.page.Booking;
import org.masthead.page.FetchMessage;
import org.masthead.page.FetchMessage.Kind;
import org.masthead.page.PageFacts;
import org.masthead.page.PageState;

/** One message, one GET; or, where it is not our turn at the host, the same message later. */
final class Errand {

    /**
     * How long a message waits for a host whose robots.txt cannot be had; then it ends, and a page
     * goes by its rechecks.
     */
    private static final Duration HOST_OUTAGE = Duration.ofHours(1);

    private final Courtesy courtesy;
    private final FetchQueue queue;
    private final InstantSource clock;
    private final PagesTable pages;
    private final Policies policies;
    private final Kinds kinds;

    /** What is done for a message, kind by kind. */
    record Kinds(
            PageErrand page,
            EntryErrand entry,
            FeedErrand feed,
            DiscoverErrand discover,
            Subscriptions subscribe) {}

    Errand(
            Courtesy courtesy,
            FetchQueue queue,
            InstantSource clock,
            PagesTable pages,
            Policies policies,
            Kinds kinds) {
        this.courtesy = courtesy;
        this.queue = queue;
        this.clock = clock;
        this.pages = pages;
        this.policies = policies;
        this.kinds = kinds;
    }

    void carryOut(FetchMessage message) {
        if (message.kind() != Kind.DISCOVER && !policies.ask(message.sourceId())) {
            leave(message);
            return;
        }
        switch (message.kind()) {
            case FEED -> check(message);
            case PAGE, ENTRY -> getOnce(message);
            // How far a search has come stands with its source, not with the address.
            case DISCOVER -> get(message, Optional.empty());
            case SUBSCRIBE ->
                    kinds.subscribe().ask(message).ifPresent(booked -> putOff(message, booked));
        }
    }

    /** Not answered: a page that nobody has is asked for when its feed is read again. */
    private void leave(FetchMessage message) {
        if (message.kind() == Kind.PAGE || message.kind() == Kind.ENTRY) {
            pages.withheld(message);
        }
        Log.info(
                "Source is paused, retired or removed: not asked",
                "source",
                message.sourceId(),
                "kind",
                message.kind().word(),
                "url",
                message.url());
    }

    private void check(FetchMessage message) {
        if (kinds.feed().isOvertaken(message)) {
            Log.info("Feed was checked since, nothing to do", "url", message.url());
            return;
        }
        getOnce(message);
    }

    private void getOnce(FetchMessage message) {
        var state = pages.find(message.url());
        if (state.filter(known -> known.answers(message)).isPresent()) {
            Log.info("Answered already, nothing to do", "url", message.url());
            return;
        }
        get(message, state);
    }

    private void get(FetchMessage message, Optional<PageState> state) {
        switch (attempt(message, state)) {
            case Attempt.PutOff(var booked) -> putOff(message, booked);
            case Attempt.Done(FetchResult.Unavailable(var reason, var until))
                    when isPutOff(message, until) -> {
                Log.warn("Host is not asked for now", "url", message.url(), "reason", reason);
                putOff(message, until.orElseThrow());
            }
            case Attempt.Done(var result) -> finish(message, state, result);
        }
    }

    /** A feed is not: that it cannot be had is the end of its check, of which operators hear. */
    private static boolean isPutOff(FetchMessage message, Optional<Booking> until) {
        return message.kind() != Kind.FEED
                && until.map(Booking::at)
                        .filter(message.issuedAt().plus(HOST_OUTAGE)::isAfter)
                        .isPresent();
    }

    private Attempt attempt(FetchMessage message, Optional<PageState> state) {
        var booked = message.notBefore();
        return switch (message.kind()) {
            case FEED -> courtesy.getFirst(message.url(), validators(state), booked);
            case DISCOVER -> courtesy.get(message.url(), validators(state), Purpose.READ, booked);
            case PAGE ->
                    PageFacts.hold(message.url())
                            ? courtesy.get(
                                    message.url(), validators(state), purpose(message), booked)
                            : new Attempt.Done(PageErrand.TOO_LONG);
            case ENTRY ->
                    courtesy.get(
                            message.feed().orElse(message.url()),
                            Fetcher.Validators.NONE,
                            Purpose.READ,
                            booked);
            case SUBSCRIBE -> throw new IllegalStateException("a hub is asked by POST");
        };
    }

    /** What is agreed with a publisher needs no looking up of what is reserved. */
    private Purpose purpose(FetchMessage message) {
        return switch (policies.of(message.sourceId())) {
            case AGREED -> Purpose.READ;
            case STATED -> Purpose.KEEP;
        };
    }

    private void finish(FetchMessage message, Optional<PageState> state, FetchResult result) {
        switch (message.kind()) {
            case PAGE -> kinds.page().finish(message, state, result);
            case ENTRY -> kinds.entry().finish(message, state, result);
            case FEED -> kinds.feed().finish(message, result);
            case DISCOVER -> kinds.discover().finish(message, result);
            case SUBSCRIBE -> throw new IllegalStateException("a hub is asked by POST");
        }
    }

    /**
     * Not a failure: this message is done with, and another like it comes at the moment that was
     * booked, or as late as the queue can hold it back.
     */
    private void putOff(FetchMessage message, Booking booked) {
        if (message.kind() == Kind.FEED) {
            kinds.feed().isPutOff(message, booked.at());
        }
        var wait = Duration.between(clock.instant(), booked.at()).plusMillis(999);
        var delay = wait.isNegative() ? Duration.ZERO : wait.truncatedTo(ChronoUnit.SECONDS);
        queue.sendLater(
                message.at(booked),
                delay.compareTo(FetchQueue.MAX_DELAY) > 0 ? FetchQueue.MAX_DELAY : delay);
        Log.info("Not our turn yet", "url", message.url(), "until", booked.at());
        Log.metrics(Map.of("FetchesPutOff", "Count"), Map.of("FetchesPutOff", 1));
    }

    private static Fetcher.Validators validators(Optional<PageState> state) {
        return state.map(known -> new Fetcher.Validators(known.etag(), known.lastModified()))
                .orElse(Fetcher.Validators.NONE);
    }
}
