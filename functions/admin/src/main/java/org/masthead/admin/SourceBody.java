package org.masthead.admin;

import java.util.List;
import java.util.Optional;
import org.masthead.json.Json;
import org.masthead.lambda.Problem.Fault;
import org.masthead.source.Source;
import org.masthead.source.catalogue.Catalogue;
import org.masthead.source.catalogue.Hosts;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Reads the definition of one source: a title of a catalogue, with an id that may be implied. */
final class SourceBody {

    /** What the body turned out to be. */
    sealed interface Outcome {
        /** A whole definition. */
        record Defined(Source source) implements Outcome {}

        /** One without feeds: they, and what else was left out, are to be discovered. */
        record ToDiscover(Source source) implements Outcome {}

        record Faulty(List<Fault> faults) implements Outcome {}
    }

    private SourceBody() {}

    /** Reads a new source; one without feeds needs no more than its home page. */
    static Outcome added(byte[] body, Hosts hosts) {
        return object(body)
                .map(json -> json.has("feeds") ? defined(json, hosts) : toDiscover(json, hosts))
                .orElseGet(SourceBody::noObject);
    }

    /** Reads the new definition of a source whose id the route says. */
    static Outcome changed(byte[] body, String id, Hosts hosts) {
        return object(body)
                .map(json ->
                        json.path("id").asString(id).equals(id)
                                ? defined(json.put("id", id), hosts)
                                : otherId(id))
                .orElseGet(SourceBody::noObject);
    }

    private static Optional<ObjectNode> object(byte[] body) {
        try {
            return Json.tree(body) instanceof ObjectNode json
                    ? Optional.of(json)
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Outcome defined(ObjectNode json, Hosts hosts) {
        var read = Catalogue.read(List.of(Json.write(json)), hosts);
        return read.problems().isEmpty()
                ? new Outcome.Defined(read.sources().getFirst())
                : new Outcome.Faulty(
                        read.problems().stream()
                                .map(problem -> new Fault("", problem.what()))
                                .toList());
    }

    /** What is left out passes the check by a stand-in, and is unknown until it is discovered. */
    private static Outcome toDiscover(ObjectNode json, Hosts hosts) {
        boolean language = json.has("language");
        boolean country = json.has("country");
        var home = json.path("homePage").asString("");
        HomePage.standIns(home)
                .forEach((name, value) -> {
                    if (!json.has(name)) {
                        json.put(name, value);
                    }
                });
        json.putArray("feeds").add(home);
        return switch (defined(json, hosts)) {
            case Outcome.Defined(var source) ->
                    new Outcome.ToDiscover(HomePage.of(source, language, country));
            case Outcome.ToDiscover same -> same;
            case Outcome.Faulty faulty -> faulty;
        };
    }

    private static Outcome noObject() {
        return new Outcome.Faulty(
                List.of(new Fault("", "is no JSON object; write {\"homePage\": \"https://…\"}")));
    }

    private static Outcome otherId(String id) {
        var fault = new Fault("/id", "is not '%s'; the id of a source cannot change".formatted(id));
        return new Outcome.Faulty(List.of(fault));
    }
}
