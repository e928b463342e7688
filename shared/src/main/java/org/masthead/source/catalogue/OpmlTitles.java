package org.masthead.source.catalogue;

import java.lang.Character.UnicodeScript;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.masthead.source.catalogue.Listing.Identity;
import org.masthead.source.catalogue.Opml.Defaults;
import org.masthead.source.catalogue.OpmlReader.Outline;

/** Makes titles of outlines, of which each is one feed. */
final class OpmlTitles {

    /** As {@link org.masthead.source.Source} demands it. */
    private static final int MAX_ID = 63;

    private final Defaults defaults;
    private final Map<Key, Draft> titles = new LinkedHashMap<>();

    OpmlTitles(Defaults defaults) {
        this.defaults = defaults;
    }

    /** Outlines that agree in these are feeds of one title. */
    private record Key(Optional<String> id, Optional<String> name, Optional<String> homePage) {}

    void add(Outline feed) {
        var draft = draft(feed);
        var key = new Key(draft.text("id"), draft.text("name"), draft.text("homePage"));
        titles.merge(key, draft, Draft::plus);
    }

    List<Draft> drafts() {
        return List.copyOf(titles.values());
    }

    private Draft draft(Outline feed) {
        var xmlUrl = feed.find("xmlUrl").orElseThrow();
        var texts = new LinkedHashMap<String, String>();
        texts.put("name", feed.name());
        texts.put("homePage", feed.find("htmlUrl").orElseGet(() -> AddressForm.origin(xmlUrl)));
        texts.put("id", feed.find("masthead:id").orElseGet(() -> id(feed.name(), xmlUrl)));
        texts.put("licence", feed.find("masthead:licence").orElse(defaults.licence()));
        language(feed).ifPresent(it -> texts.put("language", it));
        feed.find("masthead:country")
                .or(defaults::country)
                .ifPresent(it -> texts.put("country", it));
        Stream.of("logo", "rights")
                .forEach(it -> feed.find("masthead:" + it).ifPresent(text -> texts.put(it, text)));
        return new Draft(feed.line(), identity(feed), texts, List.of(xmlUrl), topics(feed));
    }

    private static Identity identity(Outline feed) {
        return feed.find("masthead:id").isPresent() ? Identity.STATED : Identity.DERIVED;
    }

    /** Of the name where that is Latin, else of the feed's host. */
    private static String id(String name, String xmlUrl) {
        var slug = isLatin(name) ? Slug.id(name) : "";
        return slug.isEmpty()
                ? Slug.id(host(xmlUrl))
                : slug.substring(0, Math.min(slug.length(), MAX_ID));
    }

    private static boolean isLatin(String name) {
        return name.codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.LATIN);
    }

    private static String host(String address) {
        return AddressForm.origin(address).replaceFirst("(?i)^https?://(www\\.)?", "");
    }

    /** The specification's own example has the language "unknown". */
    private Optional<String> language(Outline feed) {
        return feed.find("language")
                .filter(it -> !it.equalsIgnoreCase("unknown"))
                .map(it -> Codes.canonicalLanguage(it).orElse(it))
                .or(defaults::language);
    }

    /**
     * Categories are separated by commas, the levels of one by slashes; one without slashes is a
     * tag. Each level is a topic, and so is each folder.
     */
    private static List<String> topics(Outline feed) {
        var categories = feed.find("category").orElse("").split("[,/]");
        return Stream.concat(Stream.of(categories), feed.folders().stream())
                .map(Slug::topic)
                .filter(topic -> !topic.isEmpty())
                .distinct()
                .toList();
    }
}
