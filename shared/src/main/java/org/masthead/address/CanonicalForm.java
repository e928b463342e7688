package org.masthead.address;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * The one form of an address that stands for a page, so that a story is one story however its
 * address arrives: without what only counts visitors, and out of the viewers that wrap AMP pages.
 */
public final class CanonicalForm {

    /**
     * The addresses of AMP viewers and caches: the publisher's own stands in the path, after an
     * {@code s} where it is https (AMP project, "AMP Cache URL format").
     */
    private static final Pattern AMP_CACHE = Pattern.compile("/[acirv]/(s/)?([^/]+\\.[^/]+/.*)");

    private static final Pattern AMP_VIEWER = Pattern.compile("/amp/(s/)?([^/]+\\.[^/]+/.*)");
    private static final Pattern GOOGLE = Pattern.compile("(www\\.)?google\\.[a-z.]{2,6}");

    private static final Parameters TRACKING = Parameters.read("tracking-parameters.txt");

    private CanonicalForm() {}

    /** The form that stands for the page at this address; the form itself stays as it is. */
    public static HttpUrl of(HttpUrl address) {
        var url = WebAddress.parse(unwrapped(address).toString()).orElse(address);
        var form = url.newBuilder().fragment(null).host(withoutDot(url.host()));
        var names = url.queryParameterNames();
        names.stream().filter(TRACKING::contain).forEach(form::removeAllQueryParameters);
        var built = form.build();
        return "".equals(built.query()) ? built.newBuilder().query(null).build() : built;
    }

    /** A name that ends in a dot is the same name (RFC 1034 §3.1). */
    private static String withoutDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static HttpUrl unwrapped(HttpUrl url) {
        if (url.host().endsWith(".cdn.ampproject.org")) {
            return inside(url, AMP_CACHE).orElse(url);
        }
        if (GOOGLE.matcher(url.host()).matches()) {
            return inside(url, AMP_VIEWER).orElse(url);
        }
        return url;
    }

    private static Optional<HttpUrl> inside(HttpUrl url, Pattern wrapping) {
        var wrapped = wrapping.matcher(url.encodedPath());
        if (!wrapped.matches()) {
            return Optional.empty();
        }
        var scheme = wrapped.group(1) == null ? "http://" : "https://";
        var query = url.encodedQuery() == null ? "" : "?" + url.encodedQuery();
        return WebAddress.parse(scheme + wrapped.group(2) + query);
    }

    /** Names of query parameters, as data: one a line, a last {@code *} stands for any ending. */
    private record Parameters(Set<String> names, List<String> beginnings) {

        static Parameters read(String resource) {
            var names = new HashSet<String>();
            var beginnings = new ArrayList<String>();
            for (var line : lines(resource)) {
                if (line.endsWith("*")) {
                    beginnings.add(line.substring(0, line.length() - 1));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    names.add(line);
                }
            }
            return new Parameters(names, beginnings);
        }

        boolean contain(String name) {
            var lower = name.toLowerCase(Locale.ROOT);
            return names.contains(lower) || beginnings.stream().anyMatch(lower::startsWith);
        }

        private static List<String> lines(String resource) {
            try (var in = CanonicalForm.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("resource " + resource + " is missing");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            } catch (IOException e) {
                throw new UncheckedIOException(resource, e);
            }
        }
    }
}
