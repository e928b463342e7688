package org.masthead.address;

import java.util.Optional;
import okhttp3.HttpUrl;

/** Whose site an address is on. */
public final class Site {

    private Site() {}

    /**
     * Whether one publisher answers for both addresses: their hosts stand under one registrable
     * domain (publicsuffix.org, as OkHttp ships it), or are one host and port where there is none.
     */
    public static boolean same(HttpUrl a, HttpUrl b) {
        if (a.host().equals(b.host()) && a.port() == b.port()) {
            return true; // most often: the list of domains is long
        }
        var domain = domain(a);
        return domain.isPresent() && domain.equals(domain(b));
    }

    private static Optional<String> domain(HttpUrl url) {
        return Optional.ofNullable(url.topPrivateDomain());
    }
}
