package org.masthead.bench.edition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.masthead.edition.Contents;
import org.masthead.edition.Edition;
import org.masthead.edition.LiveStories;
import org.masthead.json.Json;
import org.masthead.lambda.HttpRequest;
import org.masthead.story.RevisedStory;

/**
 * What requests consume of DynamoDB, as it reports it, for a member of whom much is known: 300
 * stories read, follows and mutes.
 */
final class UnitsTable {

    static final List<String> HEADING = List.of("request", "read units", "write units");

    private static final int STORIES = 1_000;
    private static final int STORED = 3;

    private final MeteredReader reader = new MeteredReader(InstantSource.fixed(MadeStories.NOW));
    private final List<List<String>> rows = new ArrayList<>();
    private final Edition edition;
    private final List<RevisedStory> stored;

    private UnitsTable(MadeStories made) {
        stored = IntStream.range(0, STORED).mapToObj(made::whole).toList();
        stored.forEach(reader.stories::merge);
        var contents = made.contents(STORIES);
        var live =
                Stream.concat(
                        contents.live().stories().stream(),
                        reader.stories.live(MadeStories.NOW).stories().stream());
        this.edition =
                reader.serve(
                        new Contents(
                                contents.sources(),
                                new LiveStories(live.toList(), List.of()),
                                contents.tellings(),
                                contents.popularity(),
                                contents.picks(),
                                contents.model()));
        reader.sources.save(contents.sources().getFirst(), MadeStories.NOW);
    }

    static List<List<String>> rows(MadeStories made) {
        var table = new UnitsTable(made);
        table.guests();
        table.members();
        table.changes();
        return table.rows;
    }

    private void guests() {
        var story = Map.of("id", stored.getFirst().story().id());
        ask("top stories, as a guest", get("/v1/top"));
        ask("a story of 600 words, as a guest", get("/v1/stories/{id}", story));
        ask(
                "one title, as a guest",
                get("/v1/sources/{id}", Map.of("id", edition.sources().getFirst().id())));
    }

    private void members() {
        var story = Map.of("id", stored.getFirst().story().id());
        var cluster = Map.of("id", edition.cluster(0).id());
        ask("feed, a member's very first request", member(get("/v1/feed")));
        know();
        var cursor = ask("feed", member(get("/v1/feed")));
        ask("feed, next page", asking(member(get("/v1/feed")), "cursor", cursor));
        ask("story of 600 words", member(get("/v1/stories/{id}", story)));
        ask("related stories", member(get("/v1/stories/{id}/related", story)));
        ask("one event", member(get("/v1/clusters/{id}", cluster)));
        ask("search", asking(member(get("/v1/search")), "q", "an"));
        ask("briefing, first this morning", member(get("/v1/briefing")));
        ask("briefing, again", member(get("/v1/briefing")));
        ask("sync, from the beginning", member(get("/v1/sync")));
        ask("preferences", member(get("/v1/me/preferences")));
        ask("profile", member(get("/v1/me/profile")));
    }

    private void changes() {
        var preferences = "{\"mute\":{\"sources\":[\"title-7\"],\"words\":[\"an\"]}}";
        ask("preferences, changed", member(send("PUT", "/v1/me/preferences", preferences)));
        ask("events: 20 cards shown", events("shown", edition.size() - 20, edition.size()));
        ask("events: 500 cards shown", events("shown", 0, 500));
        ask("events: one story opened", events("opened", 500, 501));
        ask("events: one story hidden", events("hidden", 501, 502));
        ask("events: one story saved", events("saved", 502, 503));
        ask("stories saved", member(get("/v1/me/saved")));
        ask("stories opened", member(get("/v1/me/history")));
    }

    /** Ada has read for months. */
    private void know() {
        var known = FeedTable.member(edition);
        var ada = reader.members.find("ada").orElseThrow();
        reader.members.change(
                ada, it -> it.with(known.preferences()).with(known.profile()).with(known.recent()));
    }

    /** Asks, notes what it took, and gives the answer's cursor. */
    private String ask(String name, HttpRequest request) {
        var metered = reader.ask(request);
        if (metered.reply().status() >= 300) {
            throw new IllegalStateException(name + " was answered: " + metered.reply());
        }
        rows.add(List.of(name, figure(metered.read()), figure(metered.written())));
        return Json.tree(metered.reply().body().getBytes(UTF_8)).path("next").asString("");
    }

    private static HttpRequest get(String path) {
        return get(path, Map.of());
    }

    private static HttpRequest get(String path, Map<String, String> parameters) {
        return request("GET", path, Map.of(), parameters, Optional.empty(), "");
    }

    private static HttpRequest send(String method, String path, String body) {
        return request(method, path, Map.of(), Map.of(), Optional.empty(), body);
    }

    private HttpRequest events(String kind, int from, int to) {
        var events =
                IntStream.range(from, to)
                        .mapToObj(story ->
                                Map.of(
                                        "id",
                                        kind + story,
                                        "kind",
                                        kind,
                                        "story",
                                        edition.id(story),
                                        "at",
                                        MadeStories.NOW.toString()))
                        .map(Json::write)
                        .collect(Collectors.joining(",", "{\"events\":[", "]}"));
        return member(send("POST", "/v1/me/events", events));
    }

    private static HttpRequest member(HttpRequest it) {
        return request(
                it.method(),
                it.path(),
                it.query(),
                it.pathParameters(),
                Optional.of("ada"),
                new String(it.body(), UTF_8));
    }

    private static HttpRequest asking(HttpRequest it, String name, String value) {
        return request(
                it.method(),
                it.path(),
                Map.of(name, value),
                it.pathParameters(),
                it.member(),
                new String(it.body(), UTF_8));
    }

    private static HttpRequest request(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> parameters,
            Optional<String> member,
            String body) {
        return new HttpRequest(
                method,
                path,
                method + " " + path,
                Map.of(),
                query,
                parameters,
                member,
                member.map(id -> Map.of("sub", id)).orElse(Map.of()),
                body.getBytes(UTF_8));
    }

    private static String figure(double units) {
        return String.format(Locale.ROOT, "%.1f", units);
    }
}
