package org.masthead.source.catalogue;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import org.masthead.source.Source;

/** The codes of countries and languages, as the JDK knows them. */
final class Codes {

    private static final Set<String> COUNTRIES =
            Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2);

    private Codes() {}

    /**
     * What is wrong with a country's code, as a sentence; empty where nothing is, or where nobody
     * has said yet which country it is.
     */
    static Optional<String> countryProblem(String country) {
        if (COUNTRIES.contains(country) || country.equals(Source.UNKNOWN_COUNTRY)) {
            return Optional.empty();
        }
        var remedy = meant(country).map("; write %s"::formatted).orElse("");
        return Optional.of(
                "country '%s' is not an ISO 3166-1 alpha-2 code%s".formatted(country, remedy));
    }

    /** The country that somebody meant by its name, a longer code, small letters, or "UK". */
    private static Optional<String> meant(String country) {
        if (country.equalsIgnoreCase("UK")) {
            return Optional.of("GB");
        }
        return COUNTRIES.stream().filter(code -> isCalled(code, country)).findFirst();
    }

    private static boolean isCalled(String code, String name) {
        var country = Locale.of("", code);
        return name.equalsIgnoreCase(code)
                || name.equalsIgnoreCase(country.getDisplayCountry(Locale.ENGLISH))
                || name.equalsIgnoreCase(country.getISO3Country());
    }

    /** What is wrong with a language tag, as a sentence; empty where nothing is. */
    static Optional<String> languageProblem(String tag) {
        var canonical = canonicalLanguage(tag);
        if (canonical.isEmpty()) {
            return Optional.of(
                    "language '%s' is not a BCP 47 tag of a known language".formatted(tag));
        }
        return canonical
                .filter(it -> !it.equals(tag))
                .map(it -> "language '%s' is written %s".formatted(tag, it));
    }

    /** {@code "en-us"} is {@code en-US}; empty where the tag is none, or of no known language. */
    static Optional<String> canonicalLanguage(String tag) {
        try {
            var locale = new Locale.Builder().setLanguageTag(tag).build();
            return Optional.of(locale).filter(Codes::isKnown).map(Locale::toLanguageTag);
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    /** ISO 639 itself knows more languages, but no name for them is in the JDK. */
    private static boolean isKnown(Locale locale) {
        try {
            var code = locale.getLanguage();
            return !code.isEmpty()
                    && !locale.getISO3Language().isEmpty()
                    && !locale.getDisplayLanguage(Locale.ENGLISH).equals(code);
        } catch (MissingResourceException e) {
            return false;
        }
    }
}
