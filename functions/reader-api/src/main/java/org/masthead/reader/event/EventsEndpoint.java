package org.masthead.reader.event;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.masthead.aws.EventsQueue;
import org.masthead.aws.MemberLists;
import org.masthead.aws.MembersTable;
import org.masthead.json.Json;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.lambda.SideBySide;
import org.masthead.member.Member;
import org.masthead.member.ProfileVersion;
import org.masthead.member.Recent;
import org.masthead.reader.access.Caller;
import org.masthead.reading.EventKind;
import org.masthead.reading.ReadingEvent;
import org.masthead.reading.ReadingMessage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /v1/me/events}: what a member did, up to {@value #MOST} events at once. What the very
 * next feed must obey is written before the answer: what was hidden, shown and opened. All else
 * waits in a queue, one message a batch, and is counted within seconds.
 *
 * <p>A batch costs half a read unit, one write unit for {@code profile#hot}, one SQS request, and
 * where something was hidden the size of {@code profile} in kilobytes, three at most as a rule; two
 * for each story that was saved.
 */
public final class EventsEndpoint {

    static final int MOST = 500;

    private final MembersTable members;
    private final MemberLists lists;
    private final EventsQueue queue;
    private final InstantSource clock;

    public EventsEndpoint(
            MembersTable members, MemberLists lists, EventsQueue queue, InstantSource clock) {
        this.members = members;
        this.lists = lists;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * What became of a batch.
     *
     * @param accepted how many events were
     * @param events in the order in which they were sent
     */
    record Answer(int accepted, List<Verdict> events) {}

    /** Takes in what can be used, and says of each event what became of it. */
    public HttpReply take(HttpRequest request, Caller caller) {
        return switch (caller) {
            case Caller.Anonymous() ->
                    HttpReply.problem(
                            Problem.signIn("Events are a member's own: send their token."));
            case Caller.SignedIn(var member) ->
                    batch(request.body())
                            .map(events -> take(member, events))
                            .orElseGet(EventsEndpoint::unusable);
        };
    }

    private static Optional<List<JsonNode>> batch(byte[] body) {
        try {
            var events = Json.tree(body).path("events");
            return events.isArray() && !events.isEmpty() && events.size() <= MOST
                    ? Optional.of(events.valueStream().toList())
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private HttpReply take(Member member, List<JsonNode> batch) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var reader = new EventReader(now, member.profile().since());
        var verdicts = batch.stream().map(reader::read).toList();
        var events =
                verdicts.stream()
                        .flatMap(verdict -> verdict.event().stream())
                        .sorted(Comparator.comparing(ReadingEvent::at))
                        .toList();
        var worthCounting = worthCounting(member, events);
        if (!worthCounting.isEmpty()) {
            queue.send(ReadingMessage.of(member.id(), now, worthCounting));
        }
        SideBySide.each(events, event -> save(member.id(), event));
        var changed = members.change(member, known -> after(known, events));
        return HttpReply.fresh(202, new Answer(events.size(), verdicts))
                .with(ProfileVersion.HEADER, changed.version().toString());
    }

    /** Of the cards that were shown, each once a batch, and none that is known to have been. */
    private static List<ReadingEvent> worthCounting(Member member, List<ReadingEvent> events) {
        var recent = member.recent();
        var shown = new HashSet<String>();
        var worth = new ArrayList<ReadingEvent>();
        for (var event : events) {
            if (event.kind() != EventKind.SHOWN
                    || (recent.isNew(event.story(), event.at()) && shown.add(event.story()))) {
                worth.add(event);
            }
        }
        return worth;
    }

    private void save(String member, ReadingEvent event) {
        if (event.kind() == EventKind.SAVED) {
            lists.save(member, event.story(), event.at());
        } else if (event.kind() == EventKind.UNSAVED) {
            lists.unsave(member, event.story(), event.at());
        }
    }

    /** The same events once more leave the member as they are. */
    private static Member after(Member member, List<ReadingEvent> events) {
        var recent = member.recent();
        var hidden = member.hidden();
        for (var event : events) {
            recent = member.teaches() ? met(recent, event) : recent;
            hidden =
                    switch (event.kind()) {
                        case HIDDEN -> hidden.hide(event.story(), event.at());
                        case LESS -> hidden.less(event.story(), event.at());
                        case UNHIDDEN -> hidden.show(event.story(), event.at());
                        case SHOWN, OPENED, READ, FINISHED, SAVED, UNSAVED, SHARED -> hidden;
                    };
        }
        return member.with(recent).with(hidden);
    }

    private static Recent met(Recent recent, ReadingEvent event) {
        return switch (event.kind()) {
            case SHOWN -> recent.shown(event.story(), event.at());
            case OPENED, READ, FINISHED, SAVED, SHARED ->
                    event.kind()
                            .signal()
                            .map(signal -> recent.met(event.story(), event.at(), signal))
                            .orElse(recent);
            case UNSAVED, HIDDEN, LESS, UNHIDDEN -> recent;
        };
    }

    private static HttpReply unusable() {
        return HttpReply.problem(
                Problem.of(
                        "bad-events",
                        "This is no batch of events",
                        422,
                        "Send {\"events\":[…]} with 1 to 500 events. Nothing was taken in."));
    }
}
