package org.masthead.fetch.http;

import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Addresses as browsers read them (WHATWG URL Standard), in one spelling each. */
public final class WebAddress {

    /** What browsers drop from an address before they read it (URL Standard §4.4). */
    private static final Pattern DROPPED =
            Pattern.compile("^[\\x00-\\x20]+|[\\x00-\\x20]+$|[\\t\\n\\r]");

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
        return Optional.ofNullable(HttpUrl.parse(DROPPED.matcher(text).replaceAll("")))
                .flatMap(WebAddress::checked);
    }

    /** Reads an address that may be relative to another. */
    public static Optional<HttpUrl> resolve(HttpUrl base, String text) {
        return Optional.ofNullable(base.resolve(DROPPED.matcher(text).replaceAll("")))
                .flatMap(WebAddress::checked);
    }

    private static Optional<HttpUrl> checked(HttpUrl url) {
        var host = url.host();
        if (ENDS_IN_NUMBER.matcher(host).matches() && !PLAIN_IPV4.matcher(host).matches()) {
            return Optional.empty();
        }
        return Optional.of(url.newBuilder().fragment(null).username("").password("").build());
    }
}
