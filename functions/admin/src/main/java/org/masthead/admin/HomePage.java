package org.masthead.admin;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** What is said of a source of which only the home page is known; discovery may know better. */
final class HomePage {

    /** BCP 47: undetermined. */
    static final String LANGUAGE = "und";

    /** ISO 3166-1: user-assigned, used for "unknown". */
    static final String COUNTRY = "ZZ";

    static final String LICENCE = "not stated";

    private HomePage() {}

    /** The host, without {@code www}. */
    static String name(String homePage) {
        return host(homePage).replaceFirst("^www\\.", "");
    }

    /** The host and path in the letters of an id: {@code example-org-news}. */
    static String id(String homePage) {
        var path = Optional.ofNullable(uri(homePage).getPath()).orElse("");
        var id = (name(homePage) + path).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var trimmed = id.replaceAll("^-|-$", "");
        return trimmed.substring(0, Math.min(trimmed.length(), 63));
    }

    private static String host(String homePage) {
        return Optional.ofNullable(uri(homePage).getHost()).orElse("");
    }

    private static URI uri(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            return URI.create("");
        }
    }
}
