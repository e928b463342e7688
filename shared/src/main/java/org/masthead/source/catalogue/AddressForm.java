package org.masthead.source.catalogue;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How the address of a home page or a feed must be spelt. */
final class AddressForm {

    private static final int MAX_LENGTH = 2_000;

    /** Labels of a DNS name, the last one no number: that would be an IPv4 address (URL §4.4). */
    private static final Pattern NAME =
            Pattern.compile(
                    "(LABEL\\.)+(?=[a-z])LABEL".replace("LABEL", "[a-z0-9]([a-z0-9-]*[a-z0-9])?"));

    /**
     * Names of networks that are not the public one (RFC 6761, 6762, 7686, 8375; ICANN 2024-07-29).
     */
    private static final Pattern PRIVATE_NAME =
            Pattern.compile("(.*\\.)?(localhost|local|internal|onion|home\\.arpa)");

    private static final Set<Integer> PORTS = Set.of(-1, 80, 443);

    private AddressForm() {}

    /**
     * What is wrong with the address, as the end of a sentence about it; empty where nothing is.
     */
    static Optional<String> problem(String address, Hosts hosts) {
        if (address.length() > MAX_LENGTH) {
            return Optional.of("is longer than %d characters".formatted(MAX_LENGTH));
        }
        try {
            return problem(new URI(address), hosts);
        } catch (URISyntaxException e) {
            return Optional.of(
                    "is no address (%s at character %d)"
                            .formatted(e.getReason(), e.getIndex() + 1));
        }
    }

    private static Optional<String> problem(URI address, Hosts hosts) {
        if (!isWeb(address)) {
            return Optional.of("is no absolute http or https address");
        }
        if (address.getUserInfo() != null) {
            return Optional.of("holds a user name; Masthead fetches as nobody");
        }
        return hosts == Hosts.ANY ? Optional.empty() : privacy(address);
    }

    private static boolean isWeb(URI address) {
        var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        return (scheme.equals("http") || scheme.equals("https")) && address.getHost() != null;
    }

    private static Optional<String> privacy(URI address) {
        var host = address.getHost().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(host).matches() || PRIVATE_NAME.matcher(host).matches()) {
            return Optional.of("names %s, which is no host of the public internet".formatted(host));
        }
        return PORTS.contains(address.getPort())
                ? Optional.empty()
                : Optional.of(
                        "names port %d; only 80 and 443 are fetched".formatted(address.getPort()));
    }

    /** What two spellings of one feed have in common. */
    static String key(String address) {
        return address.replaceFirst("(?i)^https?://(www\\.)?", "").replaceFirst("/$", "");
    }

    /** The front page of an address's host; the address itself where it has no host. */
    static String origin(String address) {
        try {
            var uri = new URI(address);
            return isWeb(uri)
                    ? "%s://%s/".formatted(uri.getScheme(), uri.getRawAuthority())
                    : address;
        } catch (URISyntaxException e) {
            return address; // Whoever checks the address says so.
        }
    }
}
