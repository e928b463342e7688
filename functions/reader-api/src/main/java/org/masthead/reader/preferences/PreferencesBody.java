package org.masthead.reader.preferences;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.masthead.json.Json;
import org.masthead.lambda.Problem.Fault;
import org.masthead.member.Preferences;
import org.masthead.member.Selection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the body of {@code PUT /v1/me/preferences} and finds every fault in it at once. */
final class PreferencesBody {

    static final int MAX_NAMES = 200;
    static final int MAX_WORDS = 100;
    static final int MAX_LENGTH = 100;

    /**
     * As JSON: some hundred names and words. They are in the item that every feed reads: with so
     * many and a full profile a request costs one read unit in place of a half, and one and a half
     * where the member has hidden 200 stories within days (measured by ProfileItemsTest).
     */
    static final int MAX_BYTES = 3_072;

    private static final int MAX_LANGUAGES = 20;

    /** Of BCP 47: a language, and a script and a region where they matter. */
    private static final Pattern LANGUAGE =
            Pattern.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?");

    private static final Set<String> KNOWN =
            Set.of("follow", "mute", "personalised", "zone", "hideLocked", "languages");

    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> knownSources;

    private PreferencesBody(Set<String> knownSources) {
        this.knownSources = knownSources;
    }

    /** What the body turned out to be. */
    sealed interface Outcome {
        record Read(Preferences preferences) implements Outcome {}

        record Faulty(List<Fault> faults) implements Outcome {}
    }

    /**
     * Reads the body; what is left out is empty.
     *
     * @param knownSources ids that may be named
     */
    static Outcome read(byte[] body, Set<String> knownSources) {
        JsonNode json;
        try {
            json = Json.tree(body);
        } catch (JacksonException e) {
            var fault = new Fault("", "is not JSON: " + e.getOriginalMessage());
            return new Outcome.Faulty(List.of(fault));
        }
        var reader = new PreferencesBody(knownSources);
        var preferences = reader.preferences(json);
        reader.measure(preferences);
        return reader.faults.isEmpty()
                ? new Outcome.Read(preferences)
                : new Outcome.Faulty(reader.faults);
    }

    private Preferences preferences(JsonNode json) {
        faults.addAll(Fault.ofNames(json, "", KNOWN));
        return new Preferences(
                selection(json.path("follow"), "/follow"),
                selection(json.path("mute"), "/mute"),
                flag(json, "personalised", true),
                zone(json.path("zone")),
                flag(json, "hideLocked", false),
                languages(json.path("languages")));
    }

    private Set<String> languages(JsonNode json) {
        var tags = texts(json, "/languages", MAX_LANGUAGES);
        for (var tag : tags) {
            if (!LANGUAGE.matcher(tag).matches()) {
                faults.add(
                        new Fault(
                                "/languages", "'" + tag + "' is no language, such as de or pt-BR"));
            }
        }
        return tags;
    }

    private void measure(Preferences preferences) {
        int bytes = Json.writeBytes(preferences).length;
        if (bytes > MAX_BYTES) {
            faults.add(
                    new Fault(
                            "",
                            "is %d bytes of JSON, and may be %d: follow and mute less"
                                    .formatted(bytes, MAX_BYTES)));
        }
    }

    private boolean flag(JsonNode json, String name, boolean otherwise) {
        var value = json.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            faults.add(new Fault("/" + name, "is not true or false"));
        }
        return value.asBoolean(otherwise);
    }

    private Optional<String> zone(JsonNode json) {
        var zone = Optional.of(json.asString("")).filter(_ -> json.isString());
        if (!json.isMissingNode()
                && zone.filter(ZoneId.getAvailableZoneIds()::contains).isEmpty()) {
            faults.add(new Fault("/zone", "is no IANA time zone, such as Europe/Berlin"));
        }
        return zone;
    }

    private Selection selection(JsonNode json, String at) {
        if (json.isMissingNode()) {
            return Selection.NOTHING;
        }
        faults.addAll(Fault.ofNames(json, at, Set.of("sources", "topics", "words", "authors")));
        return new Selection(
                sources(json.path("sources"), at + "/sources"),
                texts(json.path("topics"), at + "/topics", MAX_NAMES),
                texts(json.path("words"), at + "/words", MAX_WORDS),
                texts(json.path("authors"), at + "/authors", MAX_NAMES));
    }

    private Set<String> sources(JsonNode json, String at) {
        var sources = texts(json, at, MAX_NAMES);
        for (var source : sources) {
            if (!knownSources.contains(source)) {
                faults.add(new Fault(at, "there is no source '" + source + "'; see /v1/sources"));
            }
        }
        return sources;
    }

    private Set<String> texts(JsonNode json, String at, int most) {
        var texts = new LinkedHashSet<String>();
        if (json.isMissingNode()) {
            return texts;
        }
        if (!json.isArray() || json.size() > most) {
            faults.add(new Fault(at, "is not an array of at most %d texts".formatted(most)));
            return texts;
        }
        for (int i = 0; i < json.size(); i++) {
            var value = json.get(i);
            var text = value.isString() ? value.stringValue().strip() : "";
            if (text.isEmpty() || text.length() > MAX_LENGTH) {
                faults.add(
                        new Fault(
                                at + "/" + i,
                                "is not a text of 1 to %d characters".formatted(MAX_LENGTH)));
            } else {
                texts.add(text);
            }
        }
        return texts;
    }
}
