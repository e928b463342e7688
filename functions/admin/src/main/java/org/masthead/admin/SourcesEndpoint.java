package org.masthead.admin;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.masthead.aws.FetchQueue;
import org.masthead.aws.SourceRegister;
import org.masthead.aws.SourceRegister.Change;
import org.masthead.json.Json;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.page.FetchMessage;
import org.masthead.source.RegisteredSource;
import org.masthead.source.Source;
import org.masthead.source.SourceState;
import tools.jackson.core.JacksonException;

/** {@code /v1/admin/sources} and what is below it. */
final class SourcesEndpoint {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;

    private final SourceRegister register;
    private final FetchQueue queue;
    private final InstantSource clock;

    SourcesEndpoint(SourceRegister register, FetchQueue queue, InstantSource clock) {
        this.register = register;
        this.queue = queue;
        this.clock = clock;
    }

    record Listed(List<SourceView> sources, Optional<String> next) {}

    HttpReply list(HttpRequest request) {
        var limit = limit(request);
        if (limit.isEmpty()) {
            return Refusal.badLimit(MAX_LIMIT);
        }
        var after = request.query("cursor").map(SourcesEndpoint::decoded);
        if (after.isPresent() && !Source.isId(after.get())) {
            return Refusal.badCursor();
        }
        try {
            var page =
                    register.list(request.query("state").map(SourceState::of), limit.get(), after);
            return HttpReply.fresh(
                    200,
                    new Listed(
                            page.sources().stream().map(SourceView::of).toList(),
                            page.next().map(SourcesEndpoint::encoded)));
        } catch (IllegalArgumentException e) {
            return Refusal.badState(e.getMessage());
        }
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
        return register.find(id)
                .map(source -> shown(200, source))
                .orElseGet(() -> Refusal.noSuchSource(id));
    }

    private static HttpReply shown(int status, RegisteredSource registered) {
        return HttpReply.fresh(status, SourceView.of(registered))
                .with("etag", SourceView.tag(registered.source()));
    }

    HttpReply add(HttpRequest request, Operator operator) {
        return switch (SourceBody.read(request.body(), Optional.empty())) {
            case SourceBody.Outcome.Faulty(var faults) -> Refusal.badSource(faults);
            case SourceBody.Outcome.Defined(var source) ->
                    add(source, SourceState.ACTIVE, 201, operator);
            case SourceBody.Outcome.ToDiscover(var source) ->
                    add(source, SourceState.DISCOVERING, 202, operator);
        };
    }

    private HttpReply add(Source source, SourceState state, int status, Operator operator) {
        if (!register.add(source, state, clock.instant())) {
            return Refusal.sourceExists(source.id());
        }
        if (state == SourceState.DISCOVERING) {
            discover(source);
        }
        operator.did("added a source", source.id());
        return register.find(source.id())
                .map(added -> shown(status, added))
                .orElseGet(() -> Refusal.noSuchSource(source.id()))
                .with("location", "/v1/admin/sources/" + source.id());
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
        return switch (SourceBody.read(request.body(), Optional.of(id))) {
            case SourceBody.Outcome.Faulty(var faults) -> Refusal.badSource(faults);
            case SourceBody.Outcome.ToDiscover(var source) -> replace(source, tags.get(), operator);
            case SourceBody.Outcome.Defined(var source) -> replace(source, tags.get(), operator);
        };
    }

    private HttpReply replace(Source source, Predicate<Source> expected, Operator operator) {
        return changed(
                register.replace(source, expected, clock.instant()),
                source.id(),
                "changed a source",
                200,
                operator);
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
        if (!register.remove(id)) {
            return Refusal.noSuchSource(id);
        }
        operator.did("removed a source", id);
        return HttpReply.nothing();
    }

    HttpReply move(HttpRequest request, Operator operator) {
        var id = request.pathParameter("id");
        return register.find(id)
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

    private HttpReply move(RegisteredSource registered, String wanted, Operator operator) {
        var source = registered.source();
        return switch (wanted) {
            case "paused" -> move(source, SourceState.PAUSED, "paused a source", 200, operator);
            case "active" ->
                    source.feeds().isEmpty()
                            ? Refusal.noFeeds(source.id())
                            : move(source, SourceState.ACTIVE, "resumed a source", 200, operator);
            case "discovering" -> rediscover(source, operator);
            default ->
                    Refusal.badState(
                            "state is one of paused, active, discovering, as {\"state\":\"paused\"}");
        };
    }

    private HttpReply rediscover(Source source, Operator operator) {
        var reply =
                move(source, SourceState.DISCOVERING, "sent for a source's feeds", 202, operator);
        discover(source);
        return reply;
    }

    private HttpReply move(
            Source source, SourceState state, String what, int status, Operator operator) {
        return changed(
                register.move(source.id(), state, clock.instant()),
                source.id(),
                what,
                status,
                operator);
    }

    private static HttpReply changed(
            Change change, String id, String what, int status, Operator operator) {
        return switch (change) {
            case Change.Done(var source) -> {
                operator.did(what, id);
                yield shown(status, source);
            }
            case Change.NoSuchSource() -> Refusal.noSuchSource(id);
            case Change.ChangedMeanwhile() -> Refusal.sourceChanged(id);
        };
    }
}
