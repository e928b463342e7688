package org.masthead.fetch.hub;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.masthead.address.WebAddress;

/** {@code Link} headers (RFC 8288), as far as WebSub needs them. */
public final class LinkHeader {

    /** A target and its parameters; commas and semicolons in quoted values are part of those. */
    private static final Pattern LINK =
            Pattern.compile(
                    "<([^<>]{1,8000})>((?:\\s*;\\s*[\\w*-]+(?:=(?:\"[^\"]*\"|[^\",;\\s]+))?)*)");

    private static final Pattern REL =
            Pattern.compile("(?i);\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\",;\\s]+))");

    private LinkHeader() {}

    /**
     * The first target with that relation.
     *
     * @param headers as received, several links each
     * @param base what a relative target is relative to
     */
    public static Optional<String> target(List<String> headers, String relation, HttpUrl base) {
        return headers.stream()
                .flatMap(header -> LINK.matcher(header).results())
                .filter(link -> hasRelation(link.group(2), relation))
                .flatMap(link -> WebAddress.resolve(base, link.group(1)).stream())
                .map(HttpUrl::toString)
                .findFirst();
    }

    /** One relation, or several separated by spaces (RFC 8288 §3.3). */
    private static boolean hasRelation(String parameters, String relation) {
        var rel = REL.matcher(parameters);
        if (!rel.find()) {
            return false;
        }
        var names = Optional.ofNullable(rel.group(1)).orElseGet(() -> String.valueOf(rel.group(2)));
        return List.of(names.strip().split("\\s+", -1)).stream()
                .anyMatch(relation::equalsIgnoreCase);
    }
}
