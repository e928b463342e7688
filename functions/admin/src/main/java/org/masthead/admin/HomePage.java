package org.masthead.admin;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.masthead.source.Source;

/** What is said of a source of which only the home page is known; discovery may know better. */
final class HomePage {

    private static final String LICENCE = "Public syndication feed; no licence agreed yet";

    private static final int LONGEST_ID = 63;

    private HomePage() {}

    /** What may be left out of a definition, by property. */
    static Map<String, String> standIns(String homePage) {
        return Map.of(
                "id",
                id(homePage),
                "name",
                name(homePage),
                "language",
                "en",
                "country",
                "US",
                "licence",
                LICENCE);
    }

    /** A definition that was read with stand-ins, as far as it is known. */
    static Source of(Source read, boolean languageIsKnown, boolean countryIsKnown) {
        return new Source(
                read.id(),
                read.name(),
                read.homePage(),
                List.of(),
                read.logo(),
                languageIsKnown ? read.language() : Source.UNKNOWN_LANGUAGE,
                countryIsKnown ? read.country() : Source.UNKNOWN_COUNTRY,
                read.topics(),
                read.licence(),
                read.rights());
    }

    /** The host, without {@code www}. */
    private static String name(String homePage) {
        return Optional.ofNullable(uri(homePage).getHost()).orElse("").replaceFirst("^www\\.", "");
    }

    /** The host and path in the letters of an id: {@code example-org-news}. */
    private static String id(String homePage) {
        var path = Optional.ofNullable(uri(homePage).getPath()).orElse("");
        var words = (name(homePage) + path).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var id = words.replaceAll("^-|-$", "");
        return id.substring(0, Math.min(id.length(), LONGEST_ID));
    }

    /** What is no address has no host; whoever checks the definition says so. */
    private static URI uri(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            return URI.create("");
        }
    }
}
