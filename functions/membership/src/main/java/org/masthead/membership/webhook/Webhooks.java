package org.masthead.membership.webhook;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.masthead.aws.LongStoreEvents;
import org.masthead.aws.StoreEventsQueue;
import org.masthead.json.Json;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Log;
import org.masthead.lambda.Problem;
import org.masthead.member.Store;
import org.masthead.membership.store.StoreEvent;

/**
 * {@code POST /v1/webhooks/{store}}. What a store has signed is put into the queue as it came, and
 * only then answered: a store that gets no answer sends again. However long it is, of what API
 * Gateway and Lambda let through.
 */
public final class Webhooks {

    private final Map<Store, Supplier<Door>> doors;
    private final StoreEventsQueue queue;
    private final LongStoreEvents longEvents;

    /**
     * Opens no door yet: their libraries load when the first event of a store comes.
     *
     * @param doors of the stores that are set up; each supplier gives the same every time
     */
    public Webhooks(
            Map<Store, Supplier<Door>> doors, StoreEventsQueue queue, LongStoreEvents longEvents) {
        this.doors = Map.copyOf(doors);
        this.queue = queue;
        this.longEvents = longEvents;
    }

    public HttpReply answer(HttpRequest request) {
        var name = request.pathParameter("store");
        return Store.of(name)
                .flatMap(store ->
                        Optional.ofNullable(doors.get(store))
                                .map(door -> at(store, door.get(), request)))
                .orElseGet(() -> noSuchStore(name));
    }

    private HttpReply at(Store store, Door door, HttpRequest request) {
        return switch (door.admit(request)) {
            case Door.Admission.Admitted(var event) -> taken(event);
            case Door.Admission.Refused(var status, var reason) -> refused(store, status, reason);
        };
    }

    private HttpReply taken(StoreEvent event) {
        queue.send(longEvents.message(Json.write(event)));
        Log.info("Store event taken", "store", event.store().label(), "event", event.id());
        return HttpReply.fresh(200, Map.of("taken", event.id()));
    }

    /** Recorded, without anything of a body that nobody vouches for. */
    private static HttpReply refused(Store store, int status, String reason) {
        Log.warn("Store event refused", "store", store.label(), "status", status, "why", reason);
        Log.metrics(
                Map.of("Store", store.label()),
                Map.of("StoreEventsRefused", "Count"),
                Map.of("StoreEventsRefused", 1));
        return HttpReply.problem(
                Problem.of("webhook-refused", "The event is refused", status, sentence(reason)));
    }

    private static String sentence(String reason) {
        return "Nothing was taken: %s.".formatted(reason.replaceFirst("\\.$", ""));
    }

    private static HttpReply noSuchStore(String name) {
        return HttpReply.problem(
                Problem.of(
                        "no-such-store",
                        "There is no such store here",
                        404,
                        "The path ends with apple, google or stripe, and the store is set up by the"
                                + " template's parameters; \"%s\" is not."
                                        .formatted(name.length() > 20 ? "…" : name)));
    }
}
