package org.masthead.address;

import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Addresses as browsers read them (WHATWG URL Standard), in one spelling each. */
public final class WebAddress {

    /**
     * What every server should take (RFC 9110 §4.1). OkHttp's parser needs minutes for half a
     * million dots.
     */
    private static final int MAX_LENGTH = 8_000;

    private static final Pattern TAB_OR_NEWLINE = Pattern.compile("[\\t\\n\\r]");
    private static final Pattern ENDS_IN_NUMBER =
            Pattern.compile("(?i)(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");
    private static final Pattern PLAIN_IPV4 =
            Pattern.compile(
                    "(OCTET)(\\.(OCTET)){3}"
                            .replace("OCTET", "\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]"));

    private WebAddress() {}

    /**
     * Reads an absolute {@code http} or {@code https} address; the fragment and any user name in it
     * are left out. Empty where it is none, or where its host is a number in a spelling that
     * browsers and Java read differently ({@code 0177.0.0.1}; URL Standard §4.4).
     */
    public static Optional<HttpUrl> parse(String text) {
        return stripped(text)
                .flatMap(address -> Optional.ofNullable(HttpUrl.parse(address)))
                .flatMap(WebAddress::checked);
    }

    /** Reads an address that may be relative to another. */
    public static Optional<HttpUrl> resolve(HttpUrl base, String text) {
        return stripped(text)
                .flatMap(address -> Optional.ofNullable(base.resolve(address)))
                .flatMap(WebAddress::checked);
    }

    /** Without what browsers drop before they read an address (URL Standard §4.4). */
    private static Optional<String> stripped(String text) {
        var trimmed = text.trim(); // C0 controls and spaces
        return trimmed.length() > MAX_LENGTH
                ? Optional.empty()
                : Optional.of(TAB_OR_NEWLINE.matcher(trimmed).replaceAll(""));
    }

    private static Optional<HttpUrl> checked(HttpUrl url) {
        var host = url.host();
        if (ENDS_IN_NUMBER.matcher(host).matches() && !PLAIN_IPV4.matcher(host).matches()) {
            return Optional.empty();
        }
        return Optional.of(url.newBuilder().fragment(null).username("").password("").build());
    }
}
