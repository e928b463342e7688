package org.masthead.edition;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.masthead.source.Source;
import org.masthead.story.Card;

/**
 * Whom an edition is bound for: everybody, or those who read one language, wherever it is written
 * or in one country alone.
 *
 * @param language a language, or a language and a region; empty for everybody
 */
public record Readership(Optional<Locale> language) {

    /** Whoever they are: the edition of all live stories. */
    public static final Readership EVERYBODY = new Readership(Optional.empty());

    /** No language is called so: their subtags have two letters or three. */
    private static final String WHOLE = "whole";

    private static final Pattern FORM = Pattern.compile("[a-z]{2,3}(-([A-Z]{2}|[0-9]{3}))?");

    /**
     * Those who read a language.
     *
     * @param tag BCP 47: a primary subtag in small letters, and a region where one is meant
     * @throws IllegalArgumentException where it is none such
     */
    public static Readership of(String tag) {
        if (!FORM.matcher(tag).matches()) {
            throw new IllegalArgumentException(
                    "'%s' names no readership: write a language as de, or with a region as en-GB"
                            .formatted(tag));
        }
        return new Readership(Optional.of(Locale.forLanguageTag(tag)));
    }

    /**
     * Reads a list as an operator writes it.
     *
     * @param tags joined by commas; none where it is blank
     * @throws IllegalArgumentException naming the first that is none
     */
    public static List<Readership> list(String tags) {
        return Stream.of(tags.split(",", -1))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .map(Readership::of)
                .distinct()
                .toList();
    }

    /** The language's tag; {@code whole} for everybody. */
    public String name() {
        return language.map(Locale::toLanguageTag).orElse(WHOLE);
    }

    /**
     * Whether they read what is written in a language (RFC 4647 §3.3.1, basic filtering): who reads
     * {@code en} reads {@code en-GB} too, but not the other way round.
     *
     * @param tag BCP 47; one that is malformed is read by everybody only
     */
    public boolean reads(String tag) {
        return language.map(it -> isWithin(it, Locale.forLanguageTag(tag.replace('_', '-'))))
                .orElse(true);
    }

    /** Whether they read a title, by its language and country. */
    public boolean reads(Source title) {
        return reads(tag(Optional.empty(), Optional.of(title)));
    }

    private static boolean isWithin(Locale range, Locale tag) {
        return tag.getLanguage().equals(range.getLanguage())
                && (range.getCountry().isEmpty() || range.getCountry().equals(tag.getCountry()));
    }

    /** What of all contents they read; every title stays, for members follow and mute them all. */
    public Contents cut(Contents all) {
        var reads = reading(all.sources());
        var stories = all.live().stories().stream().filter(it -> reads.test(it.card())).toList();
        return all.readBy(this, new LiveStories(stories, all.live().tombstones()));
    }

    /** Most stories are written in one of few languages: each is looked at once. */
    private Predicate<Card> reading(List<Source> sources) {
        Map<String, Source> titles =
                sources.stream().collect(Collectors.toMap(Source::id, Function.identity()));
        var known = new HashMap<String, Boolean>();
        return card ->
                known.computeIfAbsent(
                        tag(card.language(), Optional.ofNullable(titles.get(card.sourceId()))),
                        this::reads);
    }

    /**
     * A story is of its own language, and of its title's where it says none; of the region that
     * either tag names, else of its title's country.
     */
    private static String tag(Optional<String> language, Optional<Source> title) {
        var ofTitle = title.map(Source::language).orElse(Source.UNKNOWN_LANGUAGE);
        var tag = language.orElse(ofTitle);
        if (hasRegion(tag)) {
            return tag;
        }
        if (ofTitle.startsWith(tag + "-") && hasRegion(ofTitle)) {
            return ofTitle;
        }
        return title.map(Source::country)
                .filter(country -> !country.equals(Source.UNKNOWN_COUNTRY))
                .map(country -> tag + "-" + country)
                .orElse(tag);
    }

    private static boolean hasRegion(String tag) {
        return Arrays.stream(tag.split("[-_]", -1))
                .skip(1)
                .anyMatch(part -> part.matches("(?i)[a-z]{2}|[0-9]{3}"));
    }
}
