package org.masthead.admin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.masthead.json.Json;
import org.masthead.lambda.Problem.Fault;
import org.masthead.page.PageFacts;
import org.masthead.source.RightsPolicy;
import org.masthead.source.Source;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the definition of one source and finds every fault in it at once. */
final class SourceBody {

    private static final int MAX_TEXT = 500;
    private static final int MAX_LIST = 50;
    private static final Set<String> KNOWN =
            Set.of(
                    "id",
                    "name",
                    "homePage",
                    "feeds",
                    "logo",
                    "language",
                    "country",
                    "topics",
                    "licence",
                    "rights");

    private final JsonNode json;
    private final List<Fault> faults = new ArrayList<>();

    private SourceBody(JsonNode json) {
        this.json = json;
    }

    /** What the body turned out to be. */
    sealed interface Outcome {
        /** A whole definition. */
        record Defined(Source source) implements Outcome {}

        /** One without feeds: they, and what else was left out, are to be discovered. */
        record ToDiscover(Source source) implements Outcome {}

        record Faulty(List<Fault> faults) implements Outcome {}
    }

    /**
     * Reads the body.
     *
     * @param id which source it has to be, where the route says so
     */
    static Outcome read(byte[] body, Optional<String> id) {
        try {
            return new SourceBody(Json.tree(body)).read(id);
        } catch (JacksonException e) {
            return new Outcome.Faulty(
                    List.of(new Fault("", "is not JSON: " + e.getOriginalMessage())));
        }
    }

    private Outcome read(Optional<String> routeId) {
        if (!json.isObject()) {
            return new Outcome.Faulty(List.of(new Fault("", "is not an object")));
        }
        json.propertyNames().stream()
                .filter(name -> !KNOWN.contains(name))
                .sorted()
                .forEach(name -> fault(name, "is not known here"));
        boolean whole = routeId.isPresent() || json.has("feeds");
        var home = address("homePage").orElse("");
        if (!json.has("homePage")) {
            fault("homePage", "is missing");
        }
        var source = source(id(routeId, home), home, whole);
        if (!faults.isEmpty()) {
            return new Outcome.Faulty(faults);
        }
        return whole ? new Outcome.Defined(source) : new Outcome.ToDiscover(source);
    }

    private Source source(String id, String home, boolean whole) {
        if (whole && texts("feeds").isEmpty()) {
            fault("feeds", "names no syndication feed; leave it out of a POST to discover them");
        }
        return new Source(
                id,
                text("name", whole, HomePage.name(home)),
                home,
                addresses("feeds"),
                address("logo"),
                checked(
                        "language",
                        whole,
                        HomePage.LANGUAGE,
                        SourceBody::isLanguage,
                        "a BCP 47 tag"),
                checked(
                        "country",
                        whole,
                        HomePage.COUNTRY,
                        SourceBody::isCountry,
                        "an ISO 3166-1 alpha-2 code"),
                texts("topics"),
                text("licence", whole, HomePage.LICENCE),
                rights());
    }

    private String id(Optional<String> routeId, String home) {
        var given =
                json.has("id") ? text("id", true, "") : routeId.orElseGet(() -> HomePage.id(home));
        if (!Source.isId(given)) {
            fault("id", "'%s' is not 1 to 63 of a-z, 0-9 and hyphen".formatted(given));
            return "faulty";
        }
        if (routeId.isPresent() && !routeId.get().equals(given)) {
            fault(
                    "id",
                    "is not that of the address, '%s'; an id cannot change"
                            .formatted(routeId.get()));
        }
        return given;
    }

    private String text(String name, boolean required, String otherwise) {
        var value = json.path(name);
        if (value.isMissingNode()) {
            if (required) {
                fault(name, "is missing");
            }
            return otherwise;
        }
        var text = value.isString() ? value.stringValue().strip() : "";
        if (text.isEmpty() || text.length() > MAX_TEXT) {
            fault(name, "is not a text of 1 to %d characters".formatted(MAX_TEXT));
            return otherwise;
        }
        return text;
    }

    private String checked(
            String name, boolean required, String otherwise, Predicate<String> good, String what) {
        var text = text(name, required, otherwise);
        if (!good.test(text)) {
            fault(name, "'%s' is not %s".formatted(text, what));
        }
        return text;
    }

    private Optional<String> address(String name) {
        if (!json.has(name)) {
            return Optional.empty();
        }
        var text = text(name, true, "");
        if (!text.isEmpty() && !isAddress(text)) {
            fault(name, "'%s' is not an http or https address".formatted(text));
        }
        return Optional.of(text);
    }

    private List<String> addresses(String name) {
        var texts = texts(name);
        texts.stream()
                .filter(text -> !isAddress(text))
                .forEach(text ->
                        fault(name, "'%s' is not an http or https address".formatted(text)));
        return texts;
    }

    private List<String> texts(String name) {
        var value = json.path(name);
        if (value.isMissingNode()) {
            return List.of();
        }
        var texts =
                value.valueStream().filter(JsonNode::isString).map(JsonNode::stringValue).toList();
        if (!value.isArray() || texts.size() < value.size() || texts.size() > MAX_LIST) {
            fault(name, "is not an array of at most %d texts".formatted(MAX_LIST));
        }
        return texts;
    }

    private RightsPolicy rights() {
        var word = text("rights", false, RightsPolicy.STATED.word());
        try {
            return RightsPolicy.of(word);
        } catch (IllegalArgumentException e) {
            fault("rights", "'%s' is neither stated nor agreed".formatted(word));
            return RightsPolicy.STATED;
        }
    }

    private void fault(String name, String detail) {
        faults.add(new Fault("/" + name, detail));
    }

    private static boolean isLanguage(String text) {
        try {
            return !new Locale.Builder().setLanguageTag(text).build().getLanguage().isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    private static boolean isCountry(String text) {
        return text.equals(HomePage.COUNTRY) || Set.of(Locale.getISOCountries()).contains(text);
    }

    private static boolean isAddress(String text) {
        try {
            var uri = new URI(text);
            return PageFacts.hold(text)
                    && Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
