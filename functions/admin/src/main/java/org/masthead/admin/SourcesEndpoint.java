package org.masthead.admin;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.masthead.aws.FetchQueue;
import org.masthead.aws.SourcesTable;
import org.masthead.json.Json;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.page.FetchMessage;
import org.masthead.source.CheckedSource;
import org.masthead.source.Source;
import org.masthead.source.SourceState;
import org.masthead.source.catalogue.Hosts;
import tools.jackson.core.JacksonException;

/** {@code /v1/admin/sources} and what is below it. */
final class SourcesEndpoint {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;
    private static final List<String> STATES =
            Stream.of(SourceState.values()).map(SourceState::word).toList();

    private final SourcesTable sources;
    private final FetchQueue queue;
    private final Hosts hosts;
    private final InstantSource clock;

    SourcesEndpoint(SourcesTable sources, FetchQueue queue, Hosts hosts, InstantSource clock) {
        this.sources = sources;
        this.queue = queue;
        this.hosts = hosts;
        this.clock = clock;
    }

    record Listed(List<SourceView> sources, Optional<String> next) {}

    HttpReply list(HttpRequest request) {
        var limit = limit(request);
        if (limit.isEmpty()) {
            return Refusal.badLimit(MAX_LIMIT);
        }
        var after = request.query("cursor").map(SourcesEndpoint::decoded);
        if (after.filter(id -> !Source.isId(id)).isPresent()) {
            return Refusal.badCursor();
        }
        var state = request.query("state").orElse("");
        if (!state.isEmpty() && STATES.stream().noneMatch(state::equals)) {
            return Refusal.badState("state is one of " + String.join(", ", STATES));
        }
        return HttpReply.fresh(200, listed(state, limit.get(), after));
    }

    private Listed listed(String state, int limit, Optional<String> after) {
        var page =
                sources.page(
                        source -> state.isEmpty() || source.state().word().equals(state),
                        limit,
                        after);
        return new Listed(
                page.sources().stream().map(SourceView::of).toList(),
                page.next().map(SourcesEndpoint::encoded));
    }

    private static Optional<Integer> limit(HttpRequest request) {
        return Optional.of(request.query("limit").orElse(Integer.toString(DEFAULT_LIMIT)))
                .filter(digits -> digits.matches("\\d{1,3}"))
                .map(Integer::parseInt)
                .filter(limit -> limit >= 1 && limit <= MAX_LIMIT);
    }

    private static String encoded(String id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    /** What is no cursor of ours comes out as no id. */
    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    HttpReply show(HttpRequest request) {
        var id = request.pathParameter("id");
        return sources.find(id)
                .map(source -> shown(200, source))
                .orElseGet(() -> Refusal.noSuchSource(id));
    }

    private static HttpReply shown(int status, CheckedSource checked) {
        return HttpReply.fresh(status, SourceView.of(checked))
                .with("etag", SourceView.tag(checked.source()));
    }

    HttpReply add(HttpRequest request, Operator operator) {
        return switch (SourceBody.added(request.body(), hosts)) {
            case SourceBody.Outcome.Faulty(var faults) -> Refusal.badSource(faults);
            case SourceBody.Outcome.Defined(var source) ->
                    add(source, SourceState.ACTIVE, 201, operator);
            case SourceBody.Outcome.ToDiscover(var source) ->
                    add(source, SourceState.DISCOVERING, 202, operator);
        };
    }

    private HttpReply add(Source source, SourceState state, int status, Operator operator) {
        var added = CheckedSource.added(source, state, clock.instant());
        if (!sources.add(added)) {
            return Refusal.sourceExists(source.id());
        }
        if (state == SourceState.DISCOVERING) {
            discover(source);
        }
        operator.did("added a source", source.id());
        return shown(status, added).with("location", "/v1/admin/sources/" + source.id());
    }

    private void discover(Source source) {
        queue.send(
                List.of(
                        FetchMessage.first(
                                source.id(),
                                FetchMessage.Kind.DISCOVER,
                                source.homePage(),
                                clock.instant(),
                                UUID.randomUUID().toString())));
    }

    HttpReply replace(HttpRequest request, Operator operator) {
        var id = request.pathParameter("id");
        var tags = request.header("if-match").map(SourcesEndpoint::matching);
        if (tags.isEmpty()) {
            return Refusal.ifMatchMissing(id);
        }
        return switch (SourceBody.changed(request.body(), id, hosts)) {
            case SourceBody.Outcome.Faulty(var faults) -> Refusal.badSource(faults);
            case SourceBody.Outcome.ToDiscover(var source) -> replace(source, tags.get(), operator);
            case SourceBody.Outcome.Defined(var source) -> replace(source, tags.get(), operator);
        };
    }

    private HttpReply replace(Source source, Predicate<Source> expected, Operator operator) {
        var meant = new AtomicBoolean();
        var now = clock.instant();
        var changed =
                sources.change(
                        source.id(),
                        known -> {
                            meant.set(expected.test(known.source()));
                            return meant.get() ? known.redefined(source, now) : known;
                        });
        if (changed.isPresent() && !meant.get()) {
            return Refusal.sourceChanged(source.id());
        }
        return changed(changed, source.id(), "changed a source", 200, operator);
    }

    /** One entity tag, several, or {@code *} (RFC 9110 §13.1.1). */
    private static Predicate<Source> matching(String header) {
        return source ->
                Stream.of(header.split(",", -1))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(SourceView.tag(source)));
    }

    HttpReply remove(HttpRequest request, Operator operator) {
        var id = request.pathParameter("id");
        if (!sources.remove(id)) {
            return Refusal.noSuchSource(id);
        }
        operator.did("removed a source", id);
        return HttpReply.nothing();
    }

    HttpReply move(HttpRequest request, Operator operator) {
        var id = request.pathParameter("id");
        return sources.find(id)
                .map(source -> move(source, wantedState(request), operator))
                .orElseGet(() -> Refusal.noSuchSource(id));
    }

    private static String wantedState(HttpRequest request) {
        try {
            return Json.tree(request.body()).path("state").asString("");
        } catch (JacksonException e) {
            return "";
        }
    }

    private HttpReply move(CheckedSource known, String wanted, Operator operator) {
        var source = known.source();
        return switch (wanted) {
            case "paused" -> pause(source.id(), operator);
            case "active" ->
                    source.feeds().isEmpty()
                            ? Refusal.noFeeds(source.id())
                            : resume(source.id(), operator);
            case "discovering" -> rediscover(source, operator);
            default ->
                    Refusal.badState(
                            "the body is {\"state\":\"paused\"}, or active, or discovering");
        };
    }

    private HttpReply pause(String id, Operator operator) {
        var paused = sources.change(id, known -> known.paused("paused by an operator"));
        return changed(paused, id, "paused a source", 200, operator);
    }

    private HttpReply resume(String id, Operator operator) {
        var now = clock.instant();
        var resumed = sources.change(id, known -> known.resumed(now));
        return changed(resumed, id, "resumed a source", 200, operator);
    }

    private HttpReply rediscover(Source source, Operator operator) {
        var sent = sources.change(source.id(), CheckedSource::discovering);
        discover(source);
        return changed(sent, source.id(), "sent for a source's feeds", 202, operator);
    }

    private static HttpReply changed(
            Optional<CheckedSource> source, String id, String what, int status, Operator operator) {
        source.ifPresent(it -> operator.did(what, id));
        return source.map(it -> shown(status, it)).orElseGet(() -> Refusal.noSuchSource(id));
    }
}
